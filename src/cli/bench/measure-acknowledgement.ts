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

const rounds = 4;
const sliceMs = 1_000;
const warmMs = 300;

/** How long a command takes until its run is committed and acknowledged, beside a Bolt app that only acknowledges, in turns. */
export async function measureAcknowledgement(stage: Stage): Promise<Acknowledgement[]> {
  const { database, target, close } = await stage.startBenchApp({
    agent: 'instant',
    workflows: 'shipped',
    workers: 'at rest',
    pace: 'slack',
  });
  const port = await freePort();
  const bareTarget = { url: `http://127.0.0.1:${port}/slack/events`, signingSecret: target.signingSecret };
  const bare = await startBenchProcess('bare-bolt-child.ts', {
    PORT: String(port),
    SLACK_SIGNING_SECRET: target.signingSecret,
  });
  const load = await startBenchProcess<Load, Loaded>('load-child.ts');
  let firstNumber = 1;

  async function send(to: Target, concurrency: number, ms = sliceMs): Promise<Loaded> {
    const words = 'run support-triage';
    const sent = await load.ask({
      target: to,
      channel: channels.support,
      words,
      firstNumber,
      ms,
      concurrency,
    });
    firstNumber += sent.length;
    return sent;
  }

  const measured: Acknowledgement[] = [];
  for (const concurrency of [1, 20]) {
    const bareTimes: number[] = [];
    const ourTimes: number[] = [];
    await send(bareTarget, concurrency, warmMs); // both are warm when it counts
    await send(target, concurrency, warmMs);
    for (let round = 0; round < rounds; round++) {
      await quiet(database.db);
      bareTimes.push(...(await send(bareTarget, concurrency)));
      ourTimes.push(...(await send(target, concurrency)));
    }
    await quiet(database.db);
    measured.push({ concurrency, bare: spreadOf(bareTimes), ours: spreadOf(ourTimes) });
  }
  await Promise.all([load.stop(), bare.stop()]);
  await close();
  return measured;
}
