import type { KnownBlock } from '@slack/types';
import { clip, oneLine } from '../../text.ts';
import type { WorkflowLine } from '../help-message.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, bullets, code, richText, section } from '../parts/rich-text.ts';

const shown = 20;

/** What somebody may start; for whoever has no part in any workflow it is where they begin. */
export function startable(workflows: readonly WorkflowLine[], isNew: boolean): KnownBlock[] {
  if (workflows.length === 0)
    return isNew
      ? richText([
          section(
            'You are in no team of a workflow yet, and there is none that you may start. An admin of LeenOps adds you with ',
            code('/leenops teams'),
            '.',
          ),
        ])
      : [];
  const rest = workflows.length - shown;
  const lines = workflows.slice(0, shown).map(spell);
  const title = isNew ? 'This is what LeenOps can do for you. Start one:' : 'You may start';
  return richText([section(bold(title)), bullets([...lines, ...(rest > 0 ? [[`and ${rest} more`]] : [])])]);
}

function spell({ title, purpose }: WorkflowLine): Part[] {
  return [bold(clip(oneLine(title), 80)), ` – ${clip(oneLine(purpose), 250)}`];
}
