import { findIncident } from '../../db/incidents.ts';
import { getContent } from '../../db/contents.ts';
import { findRun } from '../../db/runs.ts';
import type { Run } from '../../db/runs.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Right } from '../rights.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { assertBlocked } from './assert-blocked.ts';

type Asking = { about: string; person: string; surface: Surface };

/** The run that a button is about: of an incident, or itself. Throws Refused where there is none. */
export async function runAbout(ctx: Context, about: string): Promise<string> {
  if (!about.startsWith('inc_')) return about;
  const incident = await findIncident(ctx.db, about);
  if (!incident?.runId) throw new Refused('unknown_incident', { asked: about });
  return incident.runId;
}

/** A run that stands still, with what it was started with, for whoever may let it go on this way. Throws Refused, audited. */
export async function runToRemedy(
  ctx: Context,
  right: Extract<Right, 'handle' | 'supply'>,
  { about, person, surface }: Asking,
): Promise<{ run: Run; workflow: Workflow; intake: JsonObject }> {
  const runId = await runAbout(ctx, about);
  const known = await findRun(ctx.db, runId);
  const attempt = { what: `${right} ${about}`, who: person, surface, ...(known ? { runId } : {}) };
  return orRecordRefusal(ctx, attempt, async () => {
    if (!known) throw new Refused('unknown_run', { asked: runId });
    const workflow = namedWorkflow(ctx, known.workflowId);
    await assertMay(ctx, right, workflow, person, known);
    await assertBlocked(ctx.db, known);
    const intake = await getContent<JsonObject>(ctx.db, known.intakeId);
    return { run: known, workflow, intake: intake ?? {} };
  });
}
