import { asc } from 'drizzle-orm';
import { listFireRuns } from '../../../../src/db/fires.ts';
import { runs } from '../../../../src/db/schema/runs.ts';
import { fires, schedules } from '../../../../src/db/schema/schedules.ts';
import type { Arrival, ScheduleStart } from '../../../../src/domain/starts.ts';
import type { Context } from '../../../../src/engine/context.ts';
import { keepSchedules } from '../../../../src/engine/schedules/keep-schedules.ts';
import { registerSchedules } from '../../../../src/engine/schedules/register-schedules.ts';
import { startFire } from '../../../../src/engine/schedules/start-fire.ts';
import { refundWorkflow } from '../../support/refund-workflow.ts';
import { openEngine } from '../../support/engine.ts';

type Times = Partial<Pick<ScheduleStart, 'cron' | 'timeZone' | 'missed' | 'arrivals'>>;

/** What there is to do at a time: one ticket, named after the time, unless the test says otherwise. */
const oneTicket = (fire: Date): Arrival[] => [
  { intake: { ticket: String(fire.getTime() / 60_000) }, change: fire.toISOString() },
];

/** The engine at Monday noon in Berlin, with a schedule at 08:00 of every day. */
export async function openScheduled(times: Times = {}, opening: Parameters<typeof openEngine>[0] = {}) {
  const start = (change: Times = {}): ScheduleStart => ({
    schedule: 'daily',
    cron: '0 8 * * *',
    missed: 'latest',
    arrivals: oneTicket,
    ...times,
    ...change,
  });
  const engine = await openEngine({ ...opening, spec: { triggers: ['command', start()] } });
  const { db } = engine;
  await registerSchedules(engine.ctx);

  /** The same app with other times, as after a deploy; without any when there are none. */
  const version = (change: Times | undefined): Context =>
    engine.withWorkflow(
      refundWorkflow(engine.shop, { triggers: change ? ['command', start(change)] : ['command'] }),
    );
  const work = async (as: Context = engine.ctx, failures = 0) => {
    const jobs = (await engine.takeJobs()).filter(({ name }) => name === 'fire');
    for (const { id } of jobs) await startFire(as, id, AbortSignal.any([]), failures);
    return jobs.length;
  };

  return {
    ...engine,
    version,
    keep: (as: Context = engine.ctx) => keepSchedules(as),
    /** Does what is queued for the schedules; answers how many jobs there were. */
    work,
    async keepAndWork(as: Context = engine.ctx) {
      await keepSchedules(as);
      return work(as);
    },
    row: async () => (await db.select().from(schedules))[0],
    /** Every fire, oldest first: `11-24 07:00 started`. */
    async fires() {
      const rows = await db.select().from(fires).orderBy(asc(fires.at));
      return rows.map(({ at, status, code, missed }) =>
        [at.toISOString().slice(5, 16).replace('T', ' '), status, code, missed ? `+${missed}` : null]
          .filter(Boolean)
          .join(' '),
      );
    },
    fireRows: () => db.select().from(fires).orderBy(asc(fires.at)),
    runsOf: (fireId: string) => listFireRuns(db, [fireId]),
    runs: () => db.select().from(runs).orderBy(asc(runs.receivedAt)),
  };
}
