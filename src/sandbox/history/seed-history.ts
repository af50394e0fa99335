import { claimInvented, findInventedUntil } from '../../db/workflows.ts';
import type { Db } from '../../db/client.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { registerWorkflows } from '../../engine/workspace/register-workflows.ts';
import { createLogger } from '../../lib/logger.ts';
import { day, later } from '../../lib/time.ts';
import { writeMode } from '../../db/modes.ts';
import { runs } from '../../db/schema/runs.ts';
import { teamSeed } from '../world/hearth-and-pine.ts';
import { fates } from './fates.ts';
import { writeRows } from './rows.ts';
import { earlierVersion } from './earlier-version.ts';
import { tellHistory } from './tell-history.ts';
import { startOfHistory } from './telling.ts';

export type Seeding = { db: Db; workflows: readonly Workflow[]; now: Date; seed: number };

/** `there`: it has one already. `used`: somebody ran something here, and nothing is put before that. */
export type Seeded = { runs: number } | 'there' | 'used';

/** Writes eight invented weeks into an empty demo database, all or nothing. */
export async function seedHistory({ db, workflows, now, seed }: Seeding): Promise<Seeded> {
  if ((await findInventedUntil(db)) !== undefined) return 'there';
  return db.transaction(async (tx) => {
    if ((await tx.$count(runs)) > 0) return 'used';
    await registerThen(tx, workflows, startOfHistory(now));
    if (!(await claimInvented(tx, now))) return 'there';
    const rows = tellHistory({ workflows, now, seed });
    await writeRows(tx, rows);
    for (const { workflowId, from, to } of rows.modeChanges)
      if (from) await writeMode(tx, workflowId, { from, to });
    return { runs: rows.runs.length };
  });
}

/** As they became known when the history begins, each version at its time. */
async function registerThen(db: Db, workflows: readonly Workflow[], began: Date): Promise<void> {
  const inPilot = fates.map(({ id }) => [id, 'pilot'] as const);
  const firstModes = { ...teamSeed.modes, ...Object.fromEntries(inPilot) };
  const register = (known: readonly Workflow[], at: Date) =>
    registerWorkflows(
      { db, workflows: known, log: createLogger('silent'), now: () => at, agent: { kind: 'demo' } },
      firstModes,
    );
  const improved = new Map(fates.map(({ id, improvedAfter = 0 }) => [id, improvedAfter]));
  await register(
    workflows.map((each) => (improved.get(each.id) ? earlierVersion(each) : each)),
    began,
  );
  for (const each of workflows) {
    const after = improved.get(each.id);
    if (after) await register([each], later(began, after * 7 * day));
  }
}
