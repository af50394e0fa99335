import { findObservation } from '../../db/observations.ts';
import type { Observation } from '../../db/observations.ts';
import { findPause } from '../../db/pauses.ts';
import { findLatestProposal, getProposalBody } from '../../db/proposals.ts';
import { getRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import { withoutSecrets } from '../../domain/secret.ts';
import { comparesOf } from '../../domain/shadow/observe.ts';
import type { Observe } from '../../domain/shadow/observe.ts';
import { compare } from '../../domain/shadow/compare.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { later, minute, second } from '../../lib/time.ts';
import { findMaterial } from '../attempts/material.ts';
import type { Context } from '../context.ts';
import { findWorkflow } from '../find-workflow.ts';
import { TryLater } from '../try-later.ts';
import { looksOf } from './looks.ts';
import { settleLook } from './settle-look.ts';
import type { Look } from './settle-look.ts';
import { takeUpObservation } from './take-up-observation.ts';

const readTimeoutMs = 30 * second;
/** How often a system that does not answer is asked at one look. */
const mostTries = 5;
const pausedMs = 10 * minute;

/**
 * Looks at what people did about a shadow run and holds it against what was proposed. Safe to call again: a look counts once. What
 * cannot be read is tried again, and at the last look it is said to be unknown, which is no disagreement.
 */
export async function observeRun(
  ctx: Context,
  runId: string,
  signal: AbortSignal,
  failures: number,
): Promise<void> {
  const observation = await findObservation(ctx.db, runId);
  if (observation?.state !== 'waiting' || !observation.nextAt) return;
  const wait = observation.nextAt.getTime() - ctx.now().getTime();
  if (wait > 0) return ctx.queue.enqueue(ctx.db, 'observe', runId, { inMs: wait });
  if (await findPause(ctx.db, observation.workflowId))
    return void (await takeUpObservation(ctx, observation, later(ctx.now(), pausedMs)));

  const look = await lookAt(ctx, observation, signal);
  if (look.code && look.mayPass && failures < mostTries) throw new TryLater(look.code);
  await settleLook(ctx, observation, look);
  ctx.wake();
}

async function lookAt(ctx: Context, { runId, workflowId }: Observation, signal: AbortSignal): Promise<Look> {
  const run = await getRun(ctx.db, runId);
  const workflow = findWorkflow(ctx, workflowId);
  const times = { end: run.finishedAt ?? run.receivedAt };
  const observe = workflow?.observe;
  const looks = workflow && looksOf(ctx, workflow);
  // During a deploy another process may still have it.
  if (!observe || !looks) return { ...times, looks: [], code: 'workflow_gone', mayPass: true };
  const material = await findMaterial(ctx.db, run, ctx.now());
  const proposal = await findLatestProposal(ctx.db, runId);
  if (!material || !proposal) return { ...times, looks: [], code: 'texts_erased', mayPass: false };
  const body = await getProposalBody(ctx.db, proposal);
  try {
    const deeds = await read(ctx, observe, material, run, signal);
    const compares = comparesOf(workflow);
    return { ...times, looks, deeds, compares, compared: compare(body.actions, deeds, compares) };
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    return { ...times, looks, code: error.code, mayPass: !error.isMissing };
  }
}

/** People's texts are kept like those that an agent reads: without the secrets in them. */
async function read(
  ctx: Context,
  observe: Observe<Material<JsonObject>>,
  material: Material<JsonObject>,
  { startedAt, receivedAt }: Run,
  signal: AbortSignal,
) {
  // Systems tell times to the second.
  const since = new Date(Math.floor((startedAt ?? receivedAt).getTime() / second) * second);
  const call = { since, signal: AbortSignal.any([signal, AbortSignal.timeout(readTimeoutMs)]) };
  const deeds = (await observe.deeds(material, call)).filter(({ at }) => at >= since);
  return Promise.all(
    deeds.map(async (deed) => ({
      ...deed,
      args: (await withoutSecrets(ctx.secrets, deed.args)).value,
    })),
  );
}
