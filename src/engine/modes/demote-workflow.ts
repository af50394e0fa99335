import { lockMode } from '../../db/modes.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { isBelow, modeBelow } from '../../domain/promotion/ladder.ts';
import { Refused } from '../../domain/refused.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { insertNote } from '../reviews/insert-note.ts';
import { changeMode } from './change-mode.ts';

/** `to`: one step down, unless said otherwise. `reason` is for colleagues. */
export type Demote = { workflow: string; to?: Mode; reason: string; person: string; surface: Surface };

/** One person takes back what a workflow may do alone, at once. Throws Refused, audited. */
export async function demoteWorkflow(
  ctx: Context,
  input: Demote,
): Promise<{ workflow: Workflow; from: Mode; to: Mode }> {
  const { workflow: name, reason, person: who, surface } = input;
  const demoted = await orRecordRefusal(ctx, { what: `demote ${name}`, who, surface }, async () => {
    const workflow = namedWorkflow(ctx, name);
    await assertMay(ctx, 'demote', workflow, who);
    if (reason.trim() === '')
      throw new Refused('bad_input', {
        reason: 'Say why, for your colleagues: write it behind the workflow.',
      });
    return ctx.db.transaction(async (tx) => {
      const from = await lockMode(tx, workflow.id);
      const to = input.to ?? (from && modeBelow(from));
      if (!from || !to || !isBelow(to, from))
        throw new Refused('not_below', { workflow: workflow.title, mode: from ?? '' });
      if (to === 'shadow' && !workflow.observe)
        throw new Refused('bad_input', {
          mode: 'It cannot go into shadow: its file does not say how to find out what people did. Pause it instead.',
        });
      const id = newId('mch');
      const note = await insertNote(ctx, tx, id, reason.trim());
      const evidence = { note: note.hash };
      const by = { reason: 'person', by: person(who), surface, noteId: note.id } as const;
      await changeMode(ctx, tx, workflow, { id, from, to, ...by, evidence });
      return { workflow, from, to };
    });
  });
  ctx.wake();
  return demoted;
}
