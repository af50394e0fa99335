import { sql } from 'drizzle-orm';
import { noTroubles } from '../../domain/metrics/troubles.ts';
import type { Troubles } from '../../domain/metrics/troubles.ts';
import type { Period } from '../../domain/week.ts';
import type { Db } from '../client.ts';
import { instant, isDuring, isOf } from './span.ts';
import type { Only } from './span.ts';

type Opened = { workflow: string; cause: string; severity: string; incidents: number };

/** What went wrong in the span, per workflow in which something did. */
export async function troublesIn(db: Db, span: Period, only?: Only): Promise<Record<string, Troubles>> {
  const all: Record<string, Troubles> = {};
  const of = (workflow: string) => (all[workflow] ??= { ...noTroubles, causes: {}, severities: {} });
  const opened = await db.execute<Opened>(sql`
    select workflow_id as workflow, cause, severity, count(*)::int as incidents from incidents
    where ${isDuring(sql`opened_at`, span)} and ${isOf(sql`workflow_id`, only)} group by 1, 2, 3`);
  for (const { workflow, cause, severity, incidents } of opened) {
    const troubles = of(workflow);
    troubles.incidents += incidents;
    troubles.causes[cause] = (troubles.causes[cause] ?? 0) + incidents;
    troubles.severities[severity] = (troubles.severities[severity] ?? 0) + incidents;
  }
  for (const { workflow, fingerprints } of await listRepeated(db, span, only))
    of(workflow).repeated = fingerprints;
  return all;
}

/** Fingerprints of which the third incident within seven days fell into the span. */
async function listRepeated(db: Db, span: Period, only: Only) {
  return db.execute<{ workflow: string; fingerprints: string[] }>(sql`
    select workflow_id as workflow, json_agg(distinct fingerprint order by fingerprint) as fingerprints
    from (
      select workflow_id, fingerprint, opened_at, lag(opened_at, 2) over (partition by fingerprint order by opened_at) as first_at
      from incidents where opened_at >= ${instant(span.from)} - interval '168 hours' and opened_at < ${instant(span.to)}
        and ${isOf(sql`workflow_id`, only)}) as opened
    where ${isDuring(sql`opened_at`, span)} and opened_at - first_at <= interval '168 hours'
    group by 1`);
}
