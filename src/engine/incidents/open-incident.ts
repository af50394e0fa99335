import type { Db } from '../../db/client.ts';
import {
  findOpenRepeated,
  insertIncident,
  listCounting,
  listOpenIncidents,
  resolveIncident,
} from '../../db/incidents.ts';
import type { Incident } from '../../db/incidents.ts';
import { lockNames } from '../../db/locks.ts';
import type { Run } from '../../db/runs.ts';
import { incidentFingerprint, incidentSeverity, repeats } from '../../domain/incident.ts';
import type { IncidentCause, Severity } from '../../domain/incident.ts';
import { topSeverity } from '../../domain/promotion/minimum.ts';
import { newId } from '../../lib/ids.ts';
import { later } from '../../lib/time.ts';
import type { Context } from '../context.ts';
import { getWorkflow } from '../find-workflow.ts';
import { demoteByItself } from '../modes/demote-by-itself.ts';
import { endedBy } from './ended-by.ts';
import { happenAgain } from './happen-again.ts';
import { openRepeated } from './open-repeated.ts';
import { tellOpened } from './tell-opened.ts';

export type Opening = {
  threadIsOpen?: boolean;
  detail?: string | undefined;
  /** It may have done harm that cannot be undone. */
  isGrave?: boolean | undefined;
};

/** Puts something before the owner of the run's workflow, in the caller's transaction and under the run's lock. Answers the incident's id. */
export async function openIncident(
  ctx: Context,
  tx: Db,
  run: Run,
  cause: IncidentCause,
  code: string,
  opening: Opening = {},
): Promise<string> {
  return openTrouble(ctx, tx, { run, workflowId: run.workflowId, cause, code }, opening);
}

type Trouble = { run: Run | null; workflowId: string; cause: IncidentCause; code: string };

/**
 * What stops the same run once more, or is the same trouble as a repeated failure that is open, is counted there. The third of its kind
 * within seven days becomes a repeated failure. Answers the incident's id.
 */
export async function openTrouble(
  ctx: Context,
  tx: Db,
  trouble: Trouble,
  opening: Opening = {},
): Promise<string> {
  const { cause, code, workflowId } = trouble;
  const severity = incidentSeverity(cause, code, { isGrave: opening.isGrave ?? false });
  const id = await openOrCount(ctx, tx, { ...trouble, severity }, opening);
  if (severity === topSeverity) await demoteByItself(ctx, tx, getWorkflow(ctx, workflowId));
  return id;
}

async function openOrCount(
  ctx: Context,
  tx: Db,
  { run, workflowId, cause, code, severity }: Trouble & { severity: Severity },
  { threadIsOpen = true, detail }: Opening,
): Promise<string> {
  const now = ctx.now();
  const fingerprint = incidentFingerprint(workflowId, cause, code);
  await lockNames(tx, [`incident:${fingerprint}`]);
  const own = run ? await listOpenIncidents(tx, run.id) : [];
  const repeated = await findOpenRepeated(tx, fingerprint);
  const known = repeated ?? own.find((each) => each.fingerprint === fingerprint);
  if (run && cause !== 'delivery') await overtake(ctx, tx, run, own, fingerprint);
  if (known) return happenAgain(ctx, tx, known, run, threadIsOpen);

  const earlier = await listCounting(tx, fingerprint, later(now, -repeats.withinMs));
  const incident = {
    id: newId('inc'),
    cause,
    code,
    detail: detail ?? null,
    severity,
    runId: run?.id ?? null,
    workflowId,
    fingerprint,
    status: 'opened' as const,
    ownerTeam: getWorkflow(ctx, workflowId).owner,
    openedAt: now,
  };
  if (earlier.length + 1 >= repeats.times)
    return openRepeated(ctx, tx, { incident, earlier, run, threadIsOpen });
  const opened = await insertIncident(tx, incident);
  await tellOpened(ctx, tx, opened, run, threadIsOpen);
  return opened.id;
}

/** A run that stops for something else has got past what stopped it before. */
async function overtake(
  ctx: Context,
  tx: Db,
  run: Run,
  own: readonly Incident[],
  fingerprint: string,
): Promise<void> {
  const now = ctx.now();
  for (const incident of own) {
    const { cause } = incident;
    if (incident.fingerprint === fingerprint || cause === 'delivery' || cause === 'repeated_failure')
      continue;
    const how = { resolution: 'overtaken', by: null, noteId: null, now } as const;
    if (await resolveIncident(tx, incident.id, how)) await endedBy(ctx, tx, incident, 'overtaken', run.id);
  }
}
