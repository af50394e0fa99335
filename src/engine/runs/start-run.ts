import { newContent } from '../../db/contents.ts';
import { findRunByKey } from '../../db/joins.ts';
import { insertQueuedRun } from '../../db/new-runs.ts';
import { findOpenRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { lockMode } from '../../db/modes.ts';
import { getMode } from '../../db/workflows.ts';
import type { Db } from '../../db/client.ts';
import type { Place } from '../../domain/ask.ts';
import type { Surface } from '../../domain/event.ts';
import { pilotOf } from '../../domain/pilot.ts';
import { Refused } from '../../domain/refused.ts';
import { changeTriggers } from '../../domain/run.ts';
import type { Mode, Trigger } from '../../domain/run.ts';
import { triggersOf } from '../../domain/starts.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import type { JsonObject } from '../../lib/json.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { pilotPlaces } from '../modes/pilot-places.ts';
import { assertNotPaused } from '../pauses/assert-not-paused.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertToolsSuffice } from '../tools/needed-tools.ts';
import { assertTeamsSuffice } from '../workspace/assert-teams-suffice.ts';
import { assertNotRunBefore } from './assert-not-run-before.ts';
import { joinRun } from './join-run.ts';
import { startedBy } from './started-by.ts';

export type StartRun = {
  workflowId: string;
  trigger: Trigger;
  /** As it came; validated here. */
  intake: Record<string, unknown>;
  /** The same key is the same run, whatever happens: a Slack trigger id, or `changeKey`. */
  key: string;
  /** Who asks, and must be allowed to; null when a system or a schedule does that the workflow itself names. */
  requesterId: string | null;
  /** The channel where the requester asked, if any. */
  askedIn: string | null;
  /** The message there that it was started from, if any: the run shows a link to it. */
  message?: Pick<Place, 'ts' | 'threadTs'> | null;
  surface: Surface;
  /** The settled run that the requester wants once more, though nothing changed since. */
  rerunOf?: string;
  /** For the record, where nobody asked: which system or schedule it was. Ids and names only. */
  from?: JsonObject;
};

/** `repeated`: this very request was answered before. `joined`: its subject has an open run. */
export type Started = { run: Run; workflow: Workflow; how: 'started' | 'joined' | 'repeated' };

/** Writes the run and its first job in one transaction. Nothing else happens before the acknowledgement. */
export async function startRun(ctx: Context, input: StartRun): Promise<Started> {
  const { requesterId: who, surface } = input;
  const attempt = { what: `start ${input.workflowId}`, who: startedBy(input), surface };
  return orRecordRefusal(ctx, attempt, async () => {
    const workflow = namedWorkflow(ctx, input.workflowId);
    await firstRefusalOf([
      assertTeamsSuffice(ctx, workflow),
      assertToolsSuffice(ctx, workflow),
      ...(who ? [assertMay(ctx, 'start', workflow, who)] : []),
    ]);
    if (!triggersOf(workflow).includes(input.trigger))
      throw new Refused('not_a_trigger', { workflow: workflow.title, trigger: input.trigger });
    const intake = parseIntake(workflow, input.intake);
    const inserted = await insertUnlessThere(ctx, workflow, input, intake);
    const started = inserted ?? (await existingRun(ctx, workflow, input, intake));
    ctx.log.info({ runId: started.run.id, workflow: workflow.id, how: started.how }, 'run requested');
    return started;
  });
}

/** Somebody asks, and knows of no change; a webhook, a schedule and whoever says that it is once more know why. */
function isWish({ trigger, rerunOf }: StartRun): boolean {
  return !changeTriggers.includes(trigger) && !rerunOf;
}

/** All are looked up at once, since somebody waits; of several refusals the first in the list is said. */
async function firstRefusalOf(looks: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(looks);
  for (const look of looks) await look;
}

/** The intake as the workflow wants it. Throws Refused with one line per problem, by field. */
export function parseIntake(workflow: Workflow, raw: Record<string, unknown>): JsonObject {
  const parsed = workflow.intake.safeParse(raw);
  if (parsed.success) return parsed.data as JsonObject;
  const problems = parsed.error.issues.map((issue) => [issue.path.join('.') || 'intake', issue.message]);
  throw new Refused('bad_input', Object.fromEntries(problems) as Record<string, string>);
}

async function insertUnlessThere(
  ctx: Context,
  workflow: Workflow,
  input: StartRun,
  intake: JsonObject,
  mode?: Mode,
): Promise<Started | undefined> {
  const { trigger, key, requesterId, askedIn, message, surface, rerunOf = null, from = {} } = input;
  const text = newContent(intake);
  const about = { workflow: workflow.id, version: workflow.version, trigger, intake: text.hash };
  const data = { ...about, ...from, ...(rerunOf ? { rerunOf } : {}) };
  const run = await ctx.db.transaction(async (tx) => {
    const pilot = mode === 'pilot' ? await takePlace(ctx, tx, workflow) : null;
    const queued = await insertQueuedRun(tx, {
      id: newId('run'),
      workflowId: workflow.id,
      workflowVersion: workflow.version,
      home: workflow.home,
      pilot,
      subject: workflow.subject(intake),
      intake: text,
      intakeKey: key,
      trigger,
      requesterId,
      askedIn,
      rerunOf,
      unlessSettled: isWish(input),
      messageTs: message?.ts ?? null,
      messageThreadTs: message?.threadTs ?? null,
      event: { type: 'run.queued', actor: startedBy(input), surface, data },
      now: ctx.now(),
    });
    if (queued) await ctx.queue.enqueue(tx, 'agent', queued.id);
    return queued;
  });
  if (!run) return undefined;
  ctx.wake();
  return { run, workflow, how: 'started' };
}

async function existingRun(
  ctx: Context,
  workflow: Workflow,
  input: StartRun,
  intake: JsonObject,
): Promise<Started> {
  const repeated = await findRunByKey(ctx.db, input.key);
  const subject = workflow.subject(intake);
  if (repeated) {
    const isSame = repeated.workflowId === workflow.id && repeated.subjectKey === subject.key;
    if (!isSame) throw new Refused('key_used_before', { run: repeated.id });
    return { run: repeated, workflow, how: 'repeated' };
  }
  await assertNotPaused(ctx.db, workflow);
  const open = await findOpenRun(ctx.db, workflow.id, subject.key);
  if (open) {
    if (await joinRun(ctx, open, input)) return { run: open, workflow, how: 'joined' };
    return existingRun(ctx, workflow, input, intake);
  }
  if (isWish(input)) await assertNotRunBefore(ctx, workflow, subject);
  const mode = await getMode(ctx.db, workflow.id);
  await assertTeamsSuffice(ctx, workflow);
  const inserted = await insertUnlessThere(ctx, workflow, input, intake, mode);
  return inserted ?? existingRun(ctx, workflow, input, intake);
}

/** Whoever starts a run in pilot at this moment waits until it is written, so that the day's places are counted one by one. */
async function takePlace(ctx: Context, tx: Db, workflow: Workflow): Promise<{ home: string | null } | null> {
  if ((await lockMode(tx, workflow.id)) !== 'pilot') return null;
  const { started, perDay, freeAt } = await pilotPlaces(ctx, tx, workflow);
  if (started >= perDay)
    throw new Refused('pilot_full', {
      workflow: workflow.title,
      perDay: String(perDay),
      at: freeAt.toISOString(),
    });
  return { home: pilotOf(workflow).home ?? null };
}
