import { claimInvented, findInventedUntil } from '../../db/workflows.ts';
import type { Db } from '../../db/client.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { registerWorkflows } from '../../engine/workspace/register-workflows.ts';
import { createLogger } from '../../lib/logger.ts';
import { writeMode } from '../../db/modes.ts';
import { runs } from '../../db/schema/runs.ts';
import { teamSeed } from '../world/hearth-and-pine.ts';
import { fates } from './fates.ts';
import { writeRows } from './rows.ts';
import { startOfHistory, tellHistory } from './tell-history.ts';

export type Seeding = { db: Db; workflows: readonly Workflow[]; now: Date; seed: number };

/** `there`: it has one already. `used`: somebody ran something here, and nothing is put before that. */
export type Seeded = { runs: number } | 'there' | 'used';

/** Writes eight invented weeks into an empty demo database, all or nothing. */
export async function seedHistory({ db, workflows, now, seed }: Seeding): Promise<Seeded> {
  const began = startOfHistory(now);
  const log = createLogger('silent');
  const demo = { db, workflows, log, now: () => began, agent: { kind: 'demo' as const } };
  const inPilot = fates.map(({ id }) => [id, 'pilot'] as const);
  await registerWorkflows(demo, { ...teamSeed.modes, ...Object.fromEntries(inPilot) });
  if ((await findInventedUntil(db)) !== undefined) return 'there';
  return db.transaction(async (tx) => {
    if ((await tx.$count(runs)) > 0) return 'used';
    if (!(await claimInvented(tx, now))) return 'there';
    const rows = tellHistory({ workflows, now, seed });
    await writeRows(tx, rows);
    for (const { workflowId, from, to } of rows.modeChanges)
      if (from) await writeMode(tx, workflowId, { from, to });
    return { runs: rows.runs.length };
  });
}
