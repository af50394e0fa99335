import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './percentile.ts';
import { sendCommand } from './commands.ts';
import type { Target } from './commands.ts';
import { channelOf, hundred, workflowOf } from './hundred-channels.ts';
import { channelIn, isPost, readPosts } from './posts.ts';
import { quiet } from './quiet.ts';
import type { Stage } from './stage.ts';

export type Throughput = { wanted: 'tag' | 'reply'; runsPerSecond: number; p50: number | undefined };
export type Load = { throughput: Throughput[]; rssBefore: number; rssAfter: number };

/** Of a run: its root, its steps, and its outcome or its card. */
const postsOfRun = 3;

/** In each of a hundred channels somebody starts the next run as soon as the last one is told of, for so long. */
export async function measureThroughput(stage: Stage, ms: number): Promise<Load> {
  const parts = { agent: 'instant', workflows: 'bench', workers: 'at work', pace: 'off' } as const;
  const { app, database, target, close } = await stage.startBenchApp(parts);
  const throughput: Throughput[] = [];
  for (const wanted of ['tag', 'reply'] as const) {
    await startRuns(stage, target, wanted, 1_000); // warm
    await quiet(database.db);
    const took = await startRuns(stage, target, wanted, ms);
    const p50 = took.length ? percentile(took, 0.5) : undefined; // on a machine too slow to end one
    throughput.push({ wanted, runsPerSecond: (took.length / ms) * 1_000, p50 });
    await quiet(database.db);
  }
  const rssAfter = await app.ask('memory');
  await close();
  return { throughput, rssBefore: app.ready, rssAfter };
}

let item = 0;

/** Answers how long each run took that ended in this time, from the command to its last post. */
async function startRuns(
  { world }: Stage,
  target: Target,
  wanted: 'tag' | 'reply',
  ms: number,
): Promise<number[]> {
  const took: number[] = [];
  const ends = Date.now() + ms;
  const posts = readPosts(world.slack);
  const waiting = new Map<string, { missing: number; tell: () => void }>();

  async function inChannel(index: number): Promise<void> {
    const channel = channelOf(index);
    while (Date.now() < ends) {
      const begun = Date.now();
      const told = new Promise<void>((tell) => waiting.set(channel, { missing: postsOfRun, tell }));
      await sendCommand(target, { channel, text: `run ${workflowOf(index)} ${wanted} ${(item += 1)}` });
      await told;
      if (Date.now() < ends) took.push(Date.now() - begun);
    }
  }

  async function listen(done: AbortSignal): Promise<void> {
    while (!done.aborted) {
      for (const call of posts.next().filter(isPost)) {
        const run = waiting.get(channelIn(call));
        if (run && (run.missing -= 1) === 0) run.tell();
      }
      await pause(5);
    }
  }

  const done = new AbortController();
  const listening = listen(done.signal);
  await Promise.all(hundred.map(inChannel));
  done.abort();
  await listening;
  return took;
}
