import type { KnownBlock, ModalView } from '@slack/types';
import type { ToolSeen } from '../../../engine/tools/see-tools.ts';
import { withheldWords } from '../../../wording/tools.ts';
import { limits } from '../../block-kit/limits.ts';
import { context, plain } from '../../cards/parts/blocks.ts';
import { mrkdwn } from '../../cards/parts/mrkdwn.ts';
import type { Part } from '../../cards/parts/rich-text.ts';
import { at, bold, person } from '../../cards/parts/rich-text.ts';
import { actionIds, callbackIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';

type Server = { id: string; trouble: string | null };

/** Room for what stands beside the tools. */
const mostShown = 80;

/** Every tool by its system: what it does, who uses it, whether it may be used and who said so. `only` names one system. */
export function toolsModal(tools: readonly ToolSeen[], servers: readonly Server[], only = ''): ModalView {
  const wanted = tools.filter(({ system }) => only === '' || system === only);
  const shown = wanted.slice(0, mostShown);
  const systems = [...new Set(tools.map(({ system }) => system))].join(', ');
  return modal({
    callbackId: callbackIds.tools,
    title: 'Tools',
    about: only,
    blocks: [
      context(
        'A run has the tools of its workflow that are granted when it begins. Revoking one counts at once, everywhere; granting one adds nothing to a run that has begun. Every change is on record.',
      ),
      ...servers
        .filter(({ trouble }) => trouble)
        .slice(0, 10)
        .map(({ id, trouble }) => context(bold(`mcp ${id}: `), clip(trouble ?? '', 300))),
      ...shown.map(toolBlock),
      ...(shown.length === 0 ? [context('There is none of that system.')] : []),
      ...(wanted.length > shown.length
        ? [
            context(
              `and ${wanted.length - shown.length} more: `,
              '/leenops tools <system>',
              ` shows one of ${clip(systems, 300)}.`,
            ),
          ]
        : []),
    ],
  });
}

function toolBlock(tool: ToolSeen): KnownBlock {
  return {
    type: 'section',
    block_id: `tool:${tool.name}`,
    text: mrkdwn([
      bold(clip(oneLine(tool.title), 120)),
      ` ${clip(tool.system, 60)} · ${tool.name} · ${tool.effect}${tool.risk ? `, ${tool.risk.level} risk` : ''} · `,
      ...standing(tool),
      '\n',
      usedBy(tool),
    ]),
    accessory: {
      type: 'button',
      action_id: actionIds.lookAtTool,
      text: plain('Look', limits.button.text),
      accessibility_label: plain(`Look at ${tool.name}`, 75).text,
      value: tool.name,
    },
  };
}

/** Whether it may be used, and who said so when. */
export function standing({ withheld, grant }: ToolSeen): Part[] {
  const now: Part = withheld ? bold(withheldWords[withheld]) : 'granted';
  return grant ? [now, ' (', person(grant.changedBy), ', ', at(grant.changedAt), ')'] : [now];
}

export function usedBy({ workflows }: ToolSeen): string {
  const titles = workflows.map(({ title }) => clip(oneLine(title), 60));
  return titles.length ? `For ${titles.join(', ')}` : 'No workflow has it';
}
