import { z } from 'zod';
import { reverseActions } from '../../../engine/reversals/reverse-actions.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { note } from '../shapes/words.ts';

const shape = z.strictObject({
  actions: z.array(z.string().regex(/^act_[0-9a-z]{12}$/, 'Give the ids of actions.')).max(100),
  reason: z.string().max(60),
  at: z.iso
    .datetime({ offset: true, error: 'Give a time such as 2026-11-23T09:00:00Z.' })
    .transform((text) => new Date(text))
    .nullish(),
  note,
});

/** Says that actions were undone; it undoes nothing. */
export async function reverse({ ctx }: ApiDesk, { person, params, body }: Asked): Promise<Answer> {
  const { actions: actionIds, reason, at, note: said } = shaped(shape, await body());
  const { run, actions } = await reverseActions(ctx, {
    runId: params['id'] ?? '',
    person,
    surface: 'api',
    actionIds,
    reversedAt: at ?? null,
    reason,
    note: said,
  });
  return { status: 201, body: { run: { id: run.id, status: run.status }, reversed: actions } };
}
