import type { SeenWorkflow } from '../../engine/workspace/see-workflow.ts';
import { modeWords } from '../../wording/statuses.ts';
import { clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, bullets, code, richText, section } from './parts/rich-text.ts';

const shown = 30;

/** Every workflow in a line, where there is more than one to show. */
export function mapList(seen: readonly SeenWorkflow[]): Message {
  const lines = seen.slice(0, shown).map(line);
  const rest = seen.length - lines.length;
  const all = [...lines, ...(rest ? [[`and ${rest} more`] as Part[]] : [])];
  const title = [bold('Workflows')];
  const how: Part[] = [code('/leenops map <workflow>'), ' shows how one of them is controlled.'];
  return {
    text: notification([title, ...all, how]),
    blocks: richText([section(...title), bullets(all), section(...how)]),
  };
}

function line({ workflow, mode, pausedBy, problems, missing }: SeenWorkflow): Part[] {
  const stopped = problems.filter(({ stops }) => stops).length;
  return [
    code(clip(workflow.id, 60)),
    ` ${clip(oneLine(workflow.title), 80)} – ${modeWords[mode]}; owner ${workflow.owner}`,
    ...(pausedBy ? [', ', bold('paused')] : []),
    ...(missing.some(({ stops }) => stops)
      ? [', ', bold('cannot run: a tool that it needs is revoked')]
      : []),
    ...(stopped ? [', ', bold('cannot run: its teams are not ready')] : []),
  ];
}
