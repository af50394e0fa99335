import type { Run } from '../../db/runs.ts';
import { insertToolStep, settleToolStep } from '../../db/steps.ts';
import type { Settled } from '../../db/steps.ts';
import type { CallRecord } from '../../domain/call-record.ts';
import type { Tool } from '../../domain/tool.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import { Superseded } from '../superseded.ts';

/** Shows that a call began. Throws Superseded when another attempt has taken the run. */
export async function beginCall(ctx: Context, run: Run, { name, effect, priceMicroUsd }: Tool) {
  const kind = effect === 'read' ? 'tool_read' : 'tool_write';
  const step = { ...stepOf(ctx, run, name), kind, status: 'running' } as const;
  if (!(await insertToolStep(ctx.db, step))) throw new Superseded(run.id);
  const settle = (settled: Omit<Settled, 'now'>) => {
    const now = ctx.now();
    const ms = now.getTime() - step.startedAt.getTime();
    ctx.meters.toolCalled({ tool: name, effect, ms, code: settled.code });
    return settleToolStep(ctx.db, step, { now, ...settled });
  };
  return {
    startedAt: step.startedAt,
    done: (record: CallRecord) =>
      settle({
        status: 'done',
        code: null,
        record,
        costMicroUsd: effect === 'read' ? (priceMicroUsd ?? null) : null,
      }),
    failed: (code: string, record: CallRecord) =>
      settle({ status: 'failed', code, record, costMicroUsd: null }),
  };
}

/** Records that an action was added to the proposal. Throws Superseded when another attempt has taken the run. */
export async function recordProposed(ctx: Context, run: Run, tool: string, call: CallRecord): Promise<void> {
  const step = { ...stepOf(ctx, run, tool), kind: 'tool_write', status: 'done' } as const;
  if (!(await insertToolStep(ctx.db, step, call))) throw new Superseded(run.id);
}

/** Records a call that was not made because of what was in it. Throws Superseded when another attempt has taken the run. */
export async function recordStopped(
  ctx: Context,
  run: Run,
  { name, effect }: Tool,
  code: string,
  call: CallRecord,
): Promise<void> {
  const step = { ...stepOf(ctx, run, name), kind: `tool_${effect}`, status: 'running' } as const;
  if (!(await insertToolStep(ctx.db, step))) throw new Superseded(run.id);
  await settleToolStep(ctx.db, step, {
    now: ctx.now(),
    status: 'failed',
    code,
    record: call,
    costMicroUsd: null,
  });
}

function stepOf(ctx: Context, run: Run, tool: string) {
  return { id: newId('stp'), runId: run.id, attempt: run.attempt, name: tool, startedAt: ctx.now() };
}
