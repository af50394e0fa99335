import cron from 'node-cron';
import type { Context } from '../engine/context.ts';
import { countDays } from '../engine/metrics/count-days.ts';
import { sealChains } from '../engine/audit/seal.ts';
import { askWhatStands } from '../engine/reversals/ask-what-stands.ts';
import { sweepDeliveries } from '../engine/deliveries/sweep-deliveries.ts';
import { sweepModes } from '../engine/modes/sweep-modes.ts';
import type { DigestOf } from '../engine/digest/digest-of.ts';
import { keepDigest } from '../engine/digest/keep-digest.ts';
import { sweep } from '../engine/runs/sweep.ts';
import { keepSchedules } from '../engine/schedules/keep-schedules.ts';
import { publishSeals } from './seal-file.ts';

export type Schedules = { stop(): Promise<void> };

const minutely = '* * * * *';
const fiveMinutely = '*/5 * * * *';
/** How late a schedule may be; in between nothing is lost, since its row says what is due. */
const oftenEnough = '*/10 * * * * *';

/**
 * Sweeps and seals every minute, counts the days that are over, and keeps the workflows' schedules and the weekly digest. Any number of
 * processes may do so at once.
 */
export function startSchedules(
  ctx: Context,
  digestOf: DigestOf,
  sealFile: string | undefined,
  look = oftenEnough,
): Schedules {
  const tasks = [
    repeated(ctx, 'schedules', look, () => keepSchedules(ctx)),
    repeated(ctx, 'digest', minutely, () => keepDigest(ctx, digestOf)),
    repeated(ctx, 'sweep', minutely, async () => {
      await sweep(ctx);
    }),
    repeated(ctx, 'deliveries', minutely, async () => {
      await sweepDeliveries(ctx);
    }),
    repeated(ctx, 'days', fiveMinutely, async () => {
      await countDays(ctx);
    }),
    repeated(ctx, 'reversals', minutely, async () => {
      await askWhatStands(ctx);
    }),
    repeated(ctx, 'modes', minutely, async () => {
      await sweepModes(ctx);
    }),
    repeated(ctx, 'seal', minutely, async () => {
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

function repeated(ctx: Context, name: string, pattern: string, work: () => Promise<void>) {
  return cron.schedule(
    pattern,
    async () => {
      try {
        await work();
      } catch (error) {
        ctx.log.error({ err: error, task: name }, 'scheduled task failed; it runs again soon');
      }
    },
    { noOverlap: true, name },
  );
}
