import cron from 'node-cron';
import type { Context } from '../engine/context.ts';
import { sealChains } from '../engine/audit/seal.ts';
import { sweepDeliveries } from '../engine/deliveries/sweep-deliveries.ts';
import { sweep } from '../engine/runs/sweep.ts';
import { publishSeals } from './seal-file.ts';

export type Schedules = { stop(): Promise<void> };

/** Sweeps and seals every minute. Any number of processes may: both are safe to do at once. */
export function startSchedules(ctx: Context, sealFile: string | undefined): Schedules {
  const tasks = [
    everyMinute(ctx, 'sweep', async () => {
      await sweep(ctx);
    }),
    everyMinute(ctx, 'deliveries', async () => {
      await sweepDeliveries(ctx);
    }),
    everyMinute(ctx, 'seal', async () => {
      await sealChains(ctx);
      if (sealFile) await publishSeals(ctx, sealFile);
    }),
  ];
  return {
    async stop() {
      for (const task of tasks) await task.destroy();
    },
  };
}

function everyMinute(ctx: Context, name: string, work: () => Promise<void>) {
  return cron.schedule(
    '* * * * *',
    async () => {
      try {
        await work();
      } catch (error) {
        ctx.log.error({ err: error, task: name }, 'scheduled task failed; it runs again in a minute');
      }
    },
    { noOverlap: true, name },
  );
}
