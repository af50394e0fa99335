import { insertContent } from '../../db/contents.ts';
import type { Db } from '../../db/client.ts';
import { recordEvents } from '../../db/events.ts';
import { findExecution, settleUnknown } from '../../db/executions.ts';
import type { Execution } from '../../db/executions.ts';
import { listOpenIncidents } from '../../db/incidents.ts';
import { touchMessages } from '../../db/messages.ts';
import { findRun, lockRun, moveRun, writeCause } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { longestIncidentNote, troubleOf } from '../../domain/incident.ts';
import { Refused } from '../../domain/refused.ts';
import type { Finding } from '../../domain/remedy.ts';
import { withoutSecrets } from '../../domain/secret.ts';
import type { Applied } from '../../domain/tool.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { watchApplied } from '../reversals/watch-applied.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { assertNotPaused } from '../pauses/assert-not-paused.ts';
import { Superseded } from '../superseded.ts';
import { acknowledgeFor } from './acknowledge-incident.ts';
import { closeIncidents } from './close-incidents.ts';
import { noteOn } from './note-on.ts';

export type Settling = {
  actionId: string;
  /** What the person found in the system, and what is to happen then. */
  finding: Finding;
  /** What the record there says: its id, or a few words. */
  note: string;
  person: string;
  surface: Surface;
};

/** `isOver`: the run had ended meanwhile, so it was written down and nothing more happens. */
export type SettledAction = { run: Run; isOver: boolean };

/**
 * Writes what a person found out about an unknown action, once. Applied: what comes after it is carried out. Not applied: it is carried
 * out now, looked up once more before and under the same key; or it is left, and so is what comes after it. Throws Refused, audited.
 */
export async function settleAction(ctx: Context, input: Settling): Promise<SettledAction> {
  const { actionId, person: who, surface, finding } = input;
  const execution = await findExecution(ctx.db, actionId);
  const known = execution && (await findRun(ctx.db, execution.runId));
  const attempt = {
    what: `settle ${actionId} (${finding})`,
    who,
    surface,
    ...(known ? { runId: known.id } : {}),
  };
  const settled = await orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: actionId });
    const workflow = namedWorkflow(ctx, known.workflowId);
    await assertMay(ctx, 'handle', workflow, who, known);
    return ctx.db.transaction(async (tx) => settle(ctx, tx, await lockRun(tx, known.id), workflow, input));
  });
  ctx.wake();
  return settled;
}

async function settle(
  ctx: Context,
  tx: Db,
  run: Run,
  workflow: Workflow,
  input: Settling,
): Promise<SettledAction> {
  const { actionId, finding, surface } = input;
  const by = person(input.person);
  const now = ctx.now();
  const isOver = run.status !== 'blocked';
  if (finding === 'carry_out') {
    if (isOver) throw new Refused('not_blocked', { run: run.id, status: run.status });
    await assertNotPaused(tx, workflow);
  }
  const { found, hash } = await foundOut(ctx, tx, run, workflow, input);
  if (!(await settleUnknown(tx, actionId, found, { by: by.id, now }))) throw await tooLate(tx, actionId);
  if (finding === 'applied') await watch(ctx, tx, run, workflow, actionId);
  const data = {
    action: actionId,
    as: finding === 'applied' ? 'applied' : 'not_applied',
    next: finding,
    result: hash,
  };
  await recordEvents(tx, run.id, now, [{ type: 'action.settled', actor: by, surface, data }]);
  for (const incident of await listOpenIncidents(tx, run.id)) {
    if (troubleOf(incident) === 'delivery') continue;
    await acknowledgeFor({ tx, incident, by, now, chain: run.id }, { surface });
    await noteOn(ctx, tx, incident, { deed: 'settled', by, code: finding, runId: run.id });
  }
  await touchMessages(tx, run.id, now);
  if (isOver) {
    await closeIncidents(ctx, tx, run);
    return { run, isOver };
  }
  if (finding === 'leave') {
    await writeCause(tx, run.id, 'action_failed', run.causeCode ?? 'not_applied');
    return { run, isOver };
  }
  const moved = await moveRun(tx, run.id, 'executing', now, { cause: null, causeCode: null });
  if (!moved) throw new Superseded(run.id);
  await ctx.queue.enqueue(tx, 'execute', run.id);
  return { run: moved, isOver };
}

/** From now on its system is asked whether it still stands, as of any that was carried out. */
async function watch(ctx: Context, tx: Db, run: Run, workflow: Workflow, actionId: string): Promise<void> {
  const settled = await findExecution(tx, actionId);
  const tool = workflow.writes.find(({ name }) => name === settled?.tool);
  if (tool) await watchApplied(ctx, tx, { run, actionId, tool });
}

type Found = { found: Parameters<typeof settleUnknown>[2]; hash: string | null };

async function foundOut(
  ctx: Context,
  tx: Db,
  run: Run,
  workflow: Workflow,
  { actionId, finding, note: typed }: Settling,
): Promise<Found> {
  if (finding === 'carry_out') return { found: { status: 'pending' }, hash: null };
  if (finding === 'leave') return { found: { status: 'failed', code: 'found_not_applied' }, hash: null };
  const note = typed.trim();
  if (note.length > longestIncidentNote)
    throw new Refused('bad_input', { note: `Type at most ${longestIncidentNote} characters.` });
  const { tool } = (await findExecution(tx, actionId)) ?? {};
  const system = toolsOf(workflow).find(({ name }) => name === tool)?.system ?? 'unknown';
  const { value } = await withoutSecrets(ctx.secrets, note || 'Found there by a person.');
  const record = { system, id: actionId, label: 'looked up by a person', url: null };
  const text = await insertContent(tx, run.id, { record, note: value } satisfies Applied, ctx.now());
  return { found: { status: 'applied', resultId: text.id }, hash: text.hash };
}

async function tooLate(tx: Db, actionId: string): Promise<Refused> {
  const { status, settledBy, settledAt }: Partial<Execution> = (await findExecution(tx, actionId)) ?? {};
  return new Refused('settled_already', {
    ...(status ? { as: status } : {}),
    ...(settledBy ? { by: settledBy } : {}),
    ...(settledAt ? { at: settledAt.toISOString() } : {}),
  });
}
