import { asc, eq } from 'drizzle-orm';
import { incidentNotes, incidents } from '../../../src/db/schema/actions.ts';
import type { Incident } from '../../../src/db/incidents.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { getStanding } from '../../../src/db/tools.ts';
import { changeGrant } from '../../../src/engine/tools/change-grant.ts';
import { standingStamp } from '../../../src/engine/tools/standing-stamp.ts';
import { grace, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import type { Engine } from '../support/engine.ts';
import { proposes } from '../support/scripted-agent.ts';

/** A refund and a reply that Grace has approved; nothing of it was carried out yet. */
export async function approved(options: Parameters<typeof openEngine>[0] = {}) {
  const engine = await openEngine({
    script: proposes({ refund: 84_00, reply: 'We are sorry.' }),
    ...options,
  });
  const { id: runId } = await engine.propose();
  await approve(engine, runId);
  return { ...engine, runId };
}

export async function approve(engine: Engine, runId: string): Promise<void> {
  const { id: reviewId } = await engine.openReview(runId);
  await approveReview(engine.ctx, { reviewId, person: grace, surface: 'message' });
}

/** The refund went out, its answer never came, and the till does not say whether it was made. */
export async function unanswered(fault: 'lost answer' | 'lost request' = 'lost answer') {
  const engine = await approved();
  const { shop, execute, runId, pass } = engine;
  shop.plan('refund', fault);
  shop.plan('look up', ...Array.from({ length: 5 }, () => 'no answer' as const));
  await execute(runId).catch(() => {});
  pass(60_000);
  for (let failures = 1; failures <= 5; failures += 1) await execute(runId, failures).catch(() => {});
  const [refund, reply] = await engine.executions(runId);
  if (refund?.status !== 'unknown' || !reply) throw new Error('The refund is not unknown.');
  return { ...engine, actionId: refund.actionId };
}

/** The till refused the refund for good. */
export async function refusedRefund() {
  const engine = await approved();
  engine.shop.plan('refund', 'refused');
  await engine.execute(engine.runId);
  return engine;
}

export async function theIncident(
  { incidents: of }: Pick<Engine, 'incidents'>,
  runId: string,
): Promise<Incident> {
  const incident = (await of(runId)).at(-1);
  if (!incident) throw new Error(`Run ${runId} has no incident.`);
  return incident;
}

export async function allIncidents({ db }: Pick<Engine, 'db'>): Promise<Incident[]> {
  return db.select().from(incidents).orderBy(asc(incidents.openedAt), asc(incidents.id));
}

/** What was done about an incident: `['acknowledged', 'handed_over U0PRIYA']`. */
export async function deeds({ db }: Pick<Engine, 'db'>, incidentId: string): Promise<string[]> {
  const notes = await db
    .select()
    .from(incidentNotes)
    .where(eq(incidentNotes.incidentId, incidentId))
    .orderBy(asc(incidentNotes.seq));
  return notes.map(({ deed, toId, code }) => [deed, toId, code].filter(Boolean).join(' '));
}

/** Priya, an admin, takes a tool from every run, or gives it back. */
export async function revoke(
  { ctx, db }: Engine,
  tool: string,
  to: 'revoked' | 'granted' = 'revoked',
): Promise<void> {
  const seen = standingStamp(await getStanding(db, tool));
  await changeGrant(ctx, { tool, to, seen, why: 'A test of it.', person: priya, surface: 'command' });
}
