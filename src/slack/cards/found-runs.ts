import { clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { bold, bullets, code, richText, section } from './parts/rich-text.ts';
import type { Part } from './parts/rich-text.ts';
import { runLine } from './run-list.ts';
import type { RunLine } from './run-list.ts';

/** What `/leenops find` found, newest first. `total` counts what did not fit, too. */
export function foundRuns(
  typed: string,
  { lines, total }: { lines: readonly RunLine[]; total: number },
  now: Date,
): Message {
  const wanted = clip(oneLine(typed), 80);
  const title = titleFor(wanted, lines.length, total);
  if (lines.length === 0) return { text: notification([title]), blocks: richText([section(...title)]) };
  const runs = lines.map((line) => runLine(line, now));
  return {
    text: notification([title, ...runs]),
    blocks: richText([section(...title), bullets(runs)]),
  };
}

function titleFor(wanted: string, shown: number, total: number): Part[] {
  if (wanted === '')
    return [
      'Say what to look for: ',
      code('/leenops find 1042'),
      ', a customer’s e-mail address or a run’s id.',
    ];
  if (total === 0)
    return [
      'Nothing that you may see is about ',
      code(wanted),
      '. Give a ticket’s number, an e-mail address or a run’s id.',
    ];
  const counted = total === 1 ? '1 run' : `${total} runs`;
  const which = total > shown ? `The newest ${shown} of ${counted}` : counted;
  return [bold(`${which} about`), ' ', code(wanted)];
}
