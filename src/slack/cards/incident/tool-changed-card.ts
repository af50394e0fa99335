import type { IncidentView } from '../../../domain/incident-view.ts';
import type { ToolChange } from '../../../reports/tool-changes.ts';
import { literal } from '../../../lib/readable.ts';
import { causeWords } from '../../../wording/causes.ts';
import { clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, code, joined, quote, richText, section } from '../parts/rich-text.ts';
import { incidentButtons } from './incident-buttons.ts';
import { ended, howBad, whose } from './standing.ts';

const shownDifferences = 5;
const longest = 250;

/** For the owners and the admins: which tool is disabled, what is different about it, old and new, and what to do. */
export function toolChangedCard(incident: IncidentView, change: ToolChange): Message {
  const { tool, server, workflowTitle, ownerTeam } = change;
  const settled = incident.resolved !== null;
  const { what, remedy } = causeWords.tool_changed;
  const title = `Disabled: a tool of ${clip(oneLine(workflowTitle), 80)}`;
  const why: Part[] = [bold('Why: '), what, ' It is ', code(tool), ` of the MCP server ${server}.`];
  const next: Part[][] = settled ? [] : [[bold('What to do: '), remedy]];
  const over = ended(incident);
  const grave = howBad(incident);
  const has = whose(incident);
  const shown = change.differences.slice(0, shownDifferences);
  const rest = change.differences.length - shown.length;
  const more: Paragraph[] = rest ? [section(`${rest} more differences: `, code('/leenops tools'))] : [];
  return {
    text: notification([
      [title],
      ...over.lines,
      why,
      ...grave,
      ...next,
      ...has,
      [`Incident ${incident.id}.`],
    ]),
    blocks: [
      header(title),
      ...richText([
        ...over.paragraphs,
        ...[why, ...grave].map((line) => section(...line)),
        ...(settled ? [] : [...shown.flatMap(spell), ...more]),
        ...[...next, ...has].map((line) => section(...line)),
      ]),
      ...incidentButtons(incident),
      context(...joined([[incident.id], [`for ${clip(ownerTeam, 60)} and the admins`]])),
    ],
  };
}

/** The server's own words, to the letter. */
function spell({ what, before, after }: ToolChange['differences'][number]): Paragraph[] {
  return [
    section(
      bold(clip(literal(what), 120)),
      before === null ? ' is new' : after === null ? ' is gone' : ' changed',
    ),
    ...(before === null ? [] : [quote('Was: ', clip(literal(before), longest))]),
    ...(after === null ? [] : [quote('Is: ', clip(literal(after), longest))]),
  ];
}
