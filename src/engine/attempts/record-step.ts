import { insertContent } from '../../db/contents.ts';
import { touchMessages } from '../../db/messages.ts';
import { touchRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { insertStep, settleStep } from '../../db/steps.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import { updateGapMs } from '../../domain/message.ts';
import type { StepKind } from '../../domain/step.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import { Superseded } from '../superseded.ts';

/** Shows that the step began. Throws Superseded when another attempt has taken the run. */
export async function recordStep(ctx: Context, run: Run, step: { kind: StepKind; name: string }) {
  const id = newId('stp');
  const startedAt = ctx.now();
  await ctx.db.transaction(async (tx) => {
    if (!(await touchRun(tx, run.id, run.attempt, startedAt))) throw new Superseded(run.id);
    await insertStep(tx, { id, runId: run.id, attempt: run.attempt, status: 'running', startedAt, ...step });
    await touchMessages(tx, run.id, startedAt, { kinds: ['steps'], gapMs: updateGapMs });
  });

  const settle = async (status: 'done' | 'failed', code: string | null, call: CallRecord) => {
    const now = ctx.now();
    await ctx.db.transaction(async (tx) => {
      // A run that was cancelled meanwhile may be erased already: nobody would erase a text that comes after that.
      const isOurs = await touchRun(tx, run.id, run.attempt, now);
      const content = isOurs ? await insertContent(tx, run.id, call, now) : undefined;
      await settleStep(tx, id, {
        status,
        code,
        ms: now.getTime() - startedAt.getTime(),
        contentId: content?.id ?? null,
      });
    });
  };
  return {
    startedAt,
    done: (call: CallRecord) => settle('done', null, call),
    failed: (code: string, call: CallRecord) => settle('failed', code, call),
  };
}
