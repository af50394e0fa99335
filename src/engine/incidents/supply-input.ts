import { insertContent } from '../../db/contents.ts';
import { findRun, lockRun, writeIntake } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { triggersOf } from '../../domain/starts.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { endRun } from '../runs/cancel-run.ts';
import { parseIntake, startRun } from '../runs/start-run.ts';
import { assertBlocked } from './assert-blocked.ts';
import { goOn } from './go-on.ts';

type Given =
  /** The whole intake, as it should have been. */
  | { intake: Record<string, unknown> }
  /** The same, as it would follow `/leenops run <workflow>`. */
  | { words: string[] };

export type Supplying = { runId: string; person: string; surface: Surface } & Given;

/** `instead`: what was missing was another record, so another run was started in place of this one, which is cancelled. */
export type Supplied = { run: Run; how: 'goes_on' | 'instead' };

/**
 * Gives a stopped run the input that it lacked, and it reads and thinks anew. About another record it is another case: a run of its own, with
 * whoever supplied it as who asked. Throws Refused, audited.
 */
export async function supplyInput(ctx: Context, input: Supplying): Promise<Supplied> {
  const { runId, person: who, surface } = input;
  const known = await findRun(ctx.db, runId);
  const attempt = { what: 'supply what a run lacks', who, surface, ...(known ? { runId } : {}) };
  const supplied = await orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: runId });
    const workflow = namedWorkflow(ctx, known.workflowId);
    await assertMay(ctx, 'supply', workflow, who, known);
    await assertBlocked(ctx.db, known);
    if (known.cause !== 'missing_input') throw new Refused('no_remedy', { run: runId });
    const given = 'words' in input ? workflow.intakeFromWords(input.words) : input.intake;
    const intake = parseIntake(workflow, given);
    return workflow.subject(intake).key === known.subjectKey
      ? goOnWith(ctx, workflow, intake, input)
      : startInstead(ctx, workflow, known, intake, input);
  });
  ctx.wake();
  return supplied;
}

async function goOnWith(
  ctx: Context,
  workflow: Workflow,
  intake: JsonObject,
  { runId, person: who, surface }: Supplying,
): Promise<Supplied> {
  return ctx.db.transaction(async (tx) => {
    const run = await lockRun(tx, runId);
    await assertBlocked(tx, run);
    const text = await insertContent(tx, runId, intake, ctx.now());
    await writeIntake(tx, runId, text.id, workflow.subject(intake).label);
    await goOn(ctx, tx, run, {
      remedy: 'supply_input',
      by: person(who),
      surface,
      from: 'agent',
      data: { intake: text.hash },
    });
    return { run, how: 'goes_on' as const };
  });
}

async function startInstead(
  ctx: Context,
  workflow: Workflow,
  before: Run,
  intake: JsonObject,
  { person: who, surface }: Supplying,
): Promise<Supplied> {
  const trigger = surface === 'api' ? 'api' : 'command';
  if (!triggersOf(workflow).includes(trigger))
    throw new Refused('not_a_trigger', { workflow: workflow.title, trigger });
  const { run } = await startRun(ctx, {
    workflowId: workflow.id,
    trigger,
    intake,
    key: `instead:${before.id}:${workflow.subject(intake).key}`,
    requesterId: who,
    askedIn: before.askedIn,
    surface,
    from: { insteadOf: before.id },
  });
  await ctx.db.transaction(async (tx) => {
    const still = await lockRun(tx, before.id);
    if (still.status === 'blocked') await endRun(ctx, tx, still, who, surface);
  });
  return { run, how: 'instead' };
}
