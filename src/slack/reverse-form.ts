import type { ModalView } from '@slack/types';
import type { Surface } from '../domain/event.ts';
import { Refused } from '../domain/refused.ts';
import { standingActions } from '../engine/reversals/standing-actions.ts';
import { findRunView } from '../reports/run-view.ts';
import type { Desk } from './desk.ts';
import { reverseModal } from './modals/reverse-modal.ts';

/** The form that marks actions of a run as undone, for who may. Throws Refused, audited. */
export async function reverseForm(
  { ctx, sources }: Desk,
  asked: { runId: string; person: string; surface: Surface; note: string },
): Promise<ModalView> {
  await standingActions(ctx, asked);
  const run = await findRunView(sources, asked.runId);
  if (!run) throw new Refused('unknown_run', { asked: asked.runId });
  return reverseModal(run, { note: asked.note, now: ctx.now() });
}
