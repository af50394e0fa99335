import { startBenchProcess } from './bench-process.ts';
import { freePort } from '../../sandbox/postgres/server/free-port.ts';
import { channels } from '../../sandbox/world/hearth-and-pine.ts';
import type { Target } from './commands.ts';
import type { Load, Loaded } from './load-child.ts';
import { spreadOf } from './percentile.ts';
import type { Spread } from './percentile.ts';
import { quiet } from './quiet.ts';
import type { Stage } from './stage.ts';

export type Acknowledgement = { concurrency: number; bare: Spread; ours: Spread };

const rounds = 5;
const countAt: Record<number, number> = { 1: 100, 20: 600 };

/** How long a command takes until its run is committed and acknowledged, beside a Bolt app that only acknowledges, in turns. */
export async function measureAcknowledgement(stage: Stage): Promise<Acknowledgement[]> {
  const { app, database, target, close } = await stage.startBenchApp({
    agent: 'instant',
    workflows: 'shipped',
    workers: 'at rest',
  });
  const port = await freePort();
  const bareTarget = { url: `http://127.0.0.1:${port}/slack/events`, signingSecret: target.signingSecret };
  const bare = await startBenchProcess('bare-bolt-child.ts', {
    PORT: String(port),
    SLACK_SIGNING_SECRET: target.signingSecret,
  });
  const load = await startBenchProcess<Load, Loaded>('load-child.ts');
  let firstNumber = 1;

  async function send(to: Target, count: number, concurrency: number): Promise<Loaded> {
    firstNumber += count;
    const words = 'run support-triage';
    return load.ask({ target: to, channel: channels.support, words, firstNumber, count, concurrency });
  }

  const measured: Acknowledgement[] = [];
  for (const concurrency of [1, 20]) {
    const count = countAt[concurrency] ?? 0;
    const bareTimes: number[] = [];
    const ourTimes: number[] = [];
    await send(bareTarget, count, concurrency); // both are warm when it counts
    await send(target, count, concurrency);
    for (let round = 0; round < rounds; round++) {
      await quiet(database.db);
      bareTimes.push(...(await send(bareTarget, count, concurrency)));
      ourTimes.push(...(await send(target, count, concurrency)));
    }
    await quiet(database.db);
    measured.push({ concurrency, bare: spreadOf(bareTimes), ours: spreadOf(ourTimes) });
  }
  await Promise.all([load.stop(), bare.stop()]);
  await close();
  void app;
  return measured;
}
