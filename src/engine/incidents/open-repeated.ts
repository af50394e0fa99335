import type { Db } from '../../db/client.ts';
import { addIncidentRuns, insertIncident, resolveIncident } from '../../db/incidents.ts';
import type { Incident } from '../../db/incidents.ts';
import type { incidents } from '../../db/schema/actions.ts';
import type { Run } from '../../db/runs.ts';
import { atLeastHigh } from '../../domain/incident.ts';
import type { Context } from '../context.ts';
import { endedBy } from './ended-by.ts';
import { tellOpened } from './tell-opened.ts';

type Third = {
  incident: typeof incidents.$inferInsert;
  earlier: readonly Incident[];
  run: Run | null;
  threadIsOpen: boolean;
};

/** The third of its kind: one incident for all of them, into which the earlier ones that are open go. Answers its id. */
export async function openRepeated(
  ctx: Context,
  tx: Db,
  { incident, earlier, run, threadIsOpen }: Third,
): Promise<string> {
  const now = ctx.now();
  const opened = await insertIncident(tx, {
    ...incident,
    cause: 'repeated_failure',
    severity: atLeastHigh(incident.severity),
    occurrences: earlier.reduce((sum, { occurrences }) => sum + occurrences, 1),
    lastAt: now,
  });
  const merged = earlier.filter(({ status }) => status !== 'resolved');
  const runIds = [...(run ? [run.id] : []), ...merged.flatMap(({ runId }) => runId ?? [])];
  await addIncidentRuns(tx, opened.id, runIds, now);
  await tellOpened(ctx, tx, opened, run, threadIsOpen);
  for (const each of merged) {
    const how = { resolution: 'merged', by: null, noteId: null, now } as const;
    if (await resolveIncident(tx, each.id, how)) await endedBy(ctx, tx, each, 'merged', run?.id ?? null);
  }
  return opened.id;
}
