import type { ContextBlock, KnownBlock } from '@slack/types';
import { context, header } from '../parts/blocks.ts';
import { at, bold, richText, section } from '../parts/rich-text.ts';
import type { Sentence } from '../parts/rich-text.ts';
import type { Home } from './home.ts';
import { upTo } from './counted.ts';
import { filters, turns } from './filters.ts';
import { runSection } from './run-section.ts';

/** A page of the runs that the reader may see and chose. */
export function runs({ runs: page, choice, known, workflows, now }: Home): KnownBlock[] {
  if (known.length === 0) return [];
  const { lines } = page;
  if (workflows.length === 0 && lines.length === 0 && isUntouched(choice)) return [];
  return [
    { type: 'divider' },
    header('Runs'),
    filters(choice, known),
    ...lines.map((line) => runSection(line, now)),
    ...(lines.length ? [place(page)] : richText([section(...nothing(choice))])),
    ...turns(page),
  ];
}

function nothing(choice: Home['choice']): Sentence {
  if (isUntouched(choice)) return [bold('No run yet '), 'in this time.'];
  return [bold('No run fits. '), 'Choose another period or status, or every workflow.'];
}

/** On a page that was turned, which part of them it is. */
function place({ lines, count, before }: Home['runs']): ContextBlock {
  const said = `${lines.length} of ${upTo(count)} ${count === 1 ? 'run' : 'runs'}, newest first`;
  const [newest, oldest] = [lines.at(0), lines.at(-1)];
  if (!before || !newest || !oldest) return context(`${said}.`);
  return context(`${said}: those asked for from `, at(oldest.receivedAt), ' to ', at(newest.receivedAt), '.');
}

/** Somebody who has never asked for a run is shown no empty list, unless they looked for something. */
function isUntouched({ workflow, status, whose }: Home['choice']): boolean {
  return workflow === null && status === 'any' && whose === 'all';
}
