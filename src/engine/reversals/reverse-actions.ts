import { listStanding } from '../../db/reversals.ts';
import { lockRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { reversalReasons } from '../../domain/reversal.ts';
import { minute } from '../../lib/time.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import type { Context } from '../context.ts';
import { insertNote } from '../reviews/insert-note.ts';
import { recordReversal } from './record-reversal.ts';
import { standingActions } from './standing-actions.ts';
import type { Asked } from './standing-actions.ts';

export type ReverseActions = Asked & {
  actionIds: readonly string[];
  /** When it was undone; now, unless said. */
  reversedAt: Date | null;
  reason: string;
  note: string;
};

export type Reversed = { run: Run; actions: string[] };

/** Records that actions of a run were undone. It undoes nothing itself. All of them or none. Throws Refused, audited. */
export async function reverseActions(ctx: Context, input: ReverseActions): Promise<Reversed> {
  const { runId, person: who, surface } = input;
  await standingActions(ctx, input);
  const reversed = await orRecordRefusal(ctx, { what: 'mark as undone', who, surface, runId }, () =>
    record(ctx, input),
  );
  ctx.wake();
  return reversed;
}

async function record(ctx: Context, input: ReverseActions): Promise<Reversed> {
  const { runId, actionIds, reason, surface } = input;
  const noteText = input.note.trim();
  return ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    const now = ctx.now();
    const reversedAt = input.reversedAt ?? now;
    const standing = await listStanding(tx, runId);
    const chosen = standing.filter(({ actionId }) => actionIds.includes(actionId));
    const first = Math.max(0, ...chosen.map(({ settledAt }) => settledAt?.getTime() ?? 0));
    const problems = {
      ...(actionIds.length === 0 ? { actions: 'Choose at least one.' } : {}),
      ...(reversalReasons.some(({ code }) => code === reason)
        ? {}
        : { reason: `Choose one of: ${reversalReasons.map(({ code }) => code).join(', ')}.` }),
      ...(reversedAt.getTime() > now.getTime() + minute ? { at: 'That is still to come.' } : {}),
      // Slack's picker knows whole minutes.
      ...(reversedAt.getTime() < first - minute ? { at: 'It was carried out only after that.' } : {}),
    };
    if (Object.keys(problems).length) throw new Refused('bad_input', problems);
    if (chosen.length !== new Set(actionIds).size) throw new Refused('nothing_to_reverse', { run: runId });
    const note = noteText ? await insertNote(ctx, tx, runId, noteText) : undefined;
    for (const execution of chosen)
      await recordReversal(ctx, tx, execution, {
        by: person(input.person),
        surface,
        reversedAt,
        reason,
        note,
      });
    return { run, actions: chosen.map(({ actionId }) => actionId) };
  });
}
