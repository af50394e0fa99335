import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { SlackServer } from '../../sandbox/slack/start-slack-server.ts';
import type { Call } from '../../sandbox/slack/web-api/call.ts';
import { people } from '../../sandbox/world/hearth-and-pine.ts';
import type { BenchApp } from './app-child.ts';
import { spreadOf } from './percentile.ts';
import type { Spread } from './percentile.ts';
import { channelIn, isPost, mayBeApproved, readPosts, tsIn } from './posts.ts';
import { quiet } from './quiet.ts';
import type { Stage } from './stage.ts';

export type Latency = { triggerToCard: Spread; approveToUpdate: Spread };

const warmUp = 5;
const sittingMs = 10_000;
const patienceMs = 20_000;

/** From the command to the card in Slack, and from Approve to the card without buttons, one run at a time. */
export async function measureLatency(
  stage: Stage,
  parts: BenchApp,
  { channel, words }: { channel: string; words: (index: number) => string },
): Promise<Latency> {
  const { slack } = stage.world;
  const { database, close } = await stage.startBenchApp(parts);
  const toCard: number[] = [];
  const toUpdate: number[] = [];
  let ends = Infinity;
  for (let index = 0; now() < ends; index++) {
    if (index === warmUp) ends = now() + sittingMs;
    const asked = now();
    const [card] = await Promise.all([
      firstCall(slack, (call) => isPost(call) && mayBeApproved(call)),
      slack.command(people.ada, channel, `/leenops run ${words(index)}`),
    ]);
    await quiet(database.db);

    const ts = tsIn(card);
    const clicked = now();
    const [update] = await Promise.all([
      firstCall(slack, (call) => tsIn(call) === ts && !mayBeApproved(call)),
      slack.click(people.grace, { channel: channelIn(card), ts }, 'review.approve'),
    ]);
    await quiet(database.db);
    if (index < warmUp) continue;
    toCard.push(card.at - asked);
    toUpdate.push(update.at - clicked);
  }
  await close();
  return { triggerToCard: spreadOf(toCard), approveToUpdate: spreadOf(toUpdate) };
}

/** The local Slack's clock, in finer pieces. */
const now = (): number => performance.timeOrigin + performance.now();

/** The first call from now on that is meant. It says itself when Slack had it, so that looking for it costs no accuracy. */
async function firstCall(slack: SlackServer, isMeant: (call: Call) => boolean): Promise<Call> {
  const posts = readPosts(slack);
  const deadline = now() + patienceMs;
  while (now() < deadline) {
    const found = posts.next().find(isMeant);
    if (found) return found;
    await pause(2);
  }
  throw new Error(`Slack was not called as expected within ${patienceMs} ms.`);
}
