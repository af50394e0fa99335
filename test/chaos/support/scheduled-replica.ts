import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../../src/db/client.ts';
import { openQueue } from '../../../src/db/queue.ts';
import type { Missed, ScheduleStart } from '../../../src/domain/starts.ts';
import type { Context } from '../../../src/engine/context.ts';
import { keepSchedules } from '../../../src/engine/schedules/keep-schedules.ts';
import { registerSchedules } from '../../../src/engine/schedules/register-schedules.ts';
import { noMeters } from '../../../src/engine/meters.ts';
import { peopleIn } from '../../../src/engine/workspace/people.ts';
import { registerWorkflows } from '../../../src/engine/workspace/register-workflows.ts';
import { startSchedules } from '../../../src/jobs/schedules.ts';
import { startWorkers } from '../../../src/jobs/workers.ts';
import { refundWorkflow } from '../../engine/support/refund-workflow.ts';
import { scriptedAgent } from '../../engine/support/scripted-agent.ts';
import { openShop } from '../../engine/support/shop.ts';
import { priya } from '../../support/cast.ts';
import { watchTools } from '../../../src/jobs/watch-tools.ts';
import { day } from '../../../src/lib/time.ts';
import { noForeignTools } from '../../engine/support/foreign-tools.ts';
import { knownSecrets } from '../../../src/secrets/known-secrets.ts';

/** One clock for every replica: from `began` it runs `speed` times as fast as ours, and it stands still at `until`. */
type Given = { url: string; startsAt: number; until: number; speed: number };

const { url, startsAt, until, speed } = JSON.parse(process.argv[2] ?? '{}') as Given;
const { db } = openDatabase(url, { max: 4 });
const queue = await openQueue(url, () => {});
process.send?.('ready');
const began = await new Promise<number>((tell) => process.once('message', tell));
const now = () => new Date(Math.min(until, startsAt + (Date.now() - began) * speed));

/** Two tickets for each time; the desk takes a moment to say so, in which the process may be killed. */
const start = (schedule: string, cron: string, missed: Missed): ScheduleStart => ({
  schedule,
  cron,
  missed,
  arrivals: async (fire) => {
    await pause(20);
    const ticket = fire.getTime() / 60_000;
    return [0, 1].map((nth) => ({ intake: { ticket: `${ticket}${nth}` }, change: schedule }));
  },
});

const directory = {
  groupMembers: async () => [],
  standingOf: async () => 'member' as const,
  timeZoneOf: async () => 'UTC',
  channelStanding: async () => 'open' as const,
};
const workflow = refundWorkflow(openShop(), {
  triggers: [start('all', '* * * * *', 'all'), start('latest', '*/3 * * * *', 'latest')],
});
const silent = pino({ level: 'silent' });
const ctx: Context = {
  db,
  queue,
  now,
  agent: scriptedAgent(async ({ submit }) => submit()),
  people: peopleIn(db, directory, now),
  halts: { signalOf: () => AbortSignal.any([]), look: async () => {} },
  admins: [priya],
  workflows: [workflow],
  toolbox: watchTools(
    { db, log: silent, workflows: [workflow], foreign: noForeignTools, onChanged: async () => {} },
    day,
  ),
  timeZone: 'UTC',
  dailyCostMicroUsd: null,
  secrets: knownSecrets([]),
  linkHosts: null,
  digestChannel: null,
  log: silent,
  meters: noMeters,
  wake: () => {},
};
await registerWorkflows(ctx, { [workflow.id]: 'live' });
await registerSchedules(ctx);
await keepSchedules(ctx);
await startWorkers(ctx, queue, { agents: 0, executors: 0 });
startSchedules(ctx, () => Promise.reject(new Error('No digest is due here.')), undefined, '* * * * * *');
