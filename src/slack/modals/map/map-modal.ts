import type { ModalView } from '@slack/types';
import { noMatch, rulesInForce } from '../../../domain/policy.ts';
import type { SeenWorkflow } from '../../../engine/workspace/see-workflow.ts';
import { inWords } from '../../../lib/time.ts';
import { missedWords } from '../../../wording/schedules.ts';
import { modeWords } from '../../../wording/statuses.ts';
import { withheldWords } from '../../../wording/tools.ts';
import { paged } from '../../cards/parts/pages.ts';
import type { Paragraph, Part, Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, code, joined, person, section } from '../../cards/parts/rich-text.ts';
import { waysOf } from '../../cards/parts/ways.ts';
import { callbackIds } from '../../ids.ts';
import { clip, oneLine } from '../../text.ts';
import { modal } from '../modal.ts';
import { money } from './money.ts';
import { nextLine, timesOf } from '../schedules/schedule-lines.ts';
import { risks } from './risks.ts';
import { shadow } from './shadow.ts';
import { routeInWords } from './route-in-words.ts';
import { trust } from './trust.ts';
import { teamInWords } from './team-in-words.ts';

/** How a workflow is controlled: the six answers of its file, who that is now, and what can go wrong. */
export function mapModal(seen: SeenWorkflow): ModalView {
  return modal({
    callbackId: callbackIds.map,
    title: 'Map',
    blocks: [
      about(seen),
      start(seen),
      systems(seen),
      approvals(seen),
      end(seen),
      trust(seen),
      money(seen),
      risks(seen),
      shadow(seen),
    ].flatMap(paged),
  });
}

function about({ workflow, mode, pausedBy, problems, missing }: SeenWorkflow): Paragraph[] {
  return [
    section(bold(clip(oneLine(workflow.title), 150)), ' ', code(workflow.id)),
    section(clip(oneLine(workflow.purpose), 500)),
    bullets([
      [bold('Mode: '), modeWords[mode]],
      [bold('Version: '), code(workflow.version)],
      ...(pausedBy
        ? [[bold('Paused'), ' by ', person(pausedBy), ': nothing new starts or is carried out.']]
        : []),
      ...problems.map(({ stops, sentence, remedy }): Sentence => [
        stops ? bold(sentence) : sentence,
        ` ${remedy}`,
      ]),
      ...missing.map(({ tool, why, stops }): Sentence => [
        stops ? bold(`It does not start: ${oneLine(tool.title)}`) : oneLine(tool.title),
        ' ',
        code(tool.name),
        ` is ${withheldWords[why]}. An admin sees it with /leenops tools.`,
      ]),
    ]),
  ];
}

function start(seen: SeenWorkflow): Paragraph[] {
  const { starters, intake } = seen.workflow;
  const who: Part[] =
    starters === 'anyone' ? ['Anybody with an account of this workspace.'] : teamInWords(seen, starters.team);
  return [
    section(bold('1. What starts it, and who may?')),
    bullets([
      ['It is started with ', ...joined(waysOf(seen.workflow), ', '), '.'],
      ...seen.schedules.map((schedule): Sentence => [
        bold(`Schedule ${schedule.name}: `),
        `${timesOf(schedule)}; `,
        ...nextLine(schedule),
        `; ${missedWords[schedule.missed]}.`,
      ]),
      who,
      [`It is given: ${Object.keys(intake.shape).join(', ')}.`],
    ]),
  ];
}

function systems({ workflow: { reads, writes } }: SeenWorkflow): Paragraph[] {
  return [
    section(bold('2. Which systems can it read?')),
    bullets(bySystem(reads)),
    section(bold('3. Which can it update?')),
    bullets(bySystem(writes)),
  ];
}

function bySystem(tools: readonly { system: string; title: string }[]): Sentence[] {
  return [...Map.groupBy(tools, ({ system }) => system)].map(([system, its]) => [
    bold(system),
    `: ${its.map(({ title }) => oneLine(title)).join(', ')}`,
  ]);
}

function approvals(seen: SeenWorkflow): Paragraph[] {
  const { workflow, mode } = seen;
  const rules = [...rulesInForce(workflow.policy, mode), noMatch];
  return [
    section(bold('4. Which actions need approval?'), ' Of the rules that match, the strictest counts:'),
    bullets(
      rules.map(({ sentence, route, mandatory }) => [
        oneLine(sentence),
        ` (${mandatory ? 'mandatory; ' : ''}${routeInWords(route, workflow)})`,
      ]),
    ),
    section('Who decides, level by level:'),
    bullets(
      workflow.levels.map(({ team, dueIn }, index): Sentence => [
        bold(`Level ${index + 1}`),
        ` within ${inWords(dueIn)}${workflow.hours ? ' of working time' : ''}: `,
        ...teamInWords(seen, team),
      ]),
    ),
  ];
}

function end(seen: SeenWorkflow): Paragraph[] {
  const { proof, owner, backupOwner } = seen.workflow;
  return [
    section(bold('5. What proves that it is complete?')),
    bullets([[oneLine(proof)]]),
    section(bold('6. Who owns the result when the agent is wrong?')),
    bullets([
      [bold('Owner: '), ...teamInWords(seen, owner)],
      [bold('Backup: '), ...teamInWords(seen, backupOwner)],
    ]),
  ];
}
