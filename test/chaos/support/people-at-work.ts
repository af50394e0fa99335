import { setTimeout as pause } from 'node:timers/promises';
import { channels, people } from '../../../src/sandbox/world/hearth-and-pine.ts';
import type { SlackServer } from '../../../src/sandbox/slack/start-slack-server.ts';
import { actionIds } from '../../../src/slack/ids.ts';
import { buttonsOn } from '../../support/people-buttons.ts';
import { personIn } from '../../support/people.ts';
import type { Random } from './random.ts';

/** Sends what people do to some process of the app, which may be gone a moment later. */
export type Office = { slack: SlackServer; random: Random; toSomeProcess(): void; signal: AbortSignal };

/** Ada asks about every ticket, each again until it is acknowledged; answers the ids of the runs she was told of. */
export async function adaAsks(office: Office, tickets: number[]): Promise<string[]> {
  const told: string[] = [];
  for (const ticket of tickets) {
    told.push(await askUntilTold(office, ticket));
    await pause(office.random.between(0, 1_200));
  }
  return told;
}

const adaIsPatientForMs = 60_000;

async function askUntilTold({ slack, toSomeProcess }: Office, ticket: number): Promise<string> {
  const deadline = Date.now() + adaIsPatientForMs;
  for (;;) {
    toSomeProcess();
    const answer = await slack.command(people.ada, channels.support, `/leenops run support-triage ${ticket}`);
    const runId = /run_\w+/.exec(JSON.stringify(answer.ephemerals))?.[0];
    if (answer.ok && runId) return runId;
    if (Date.now() > deadline) throw new Error(`Ada gave up: ${JSON.stringify(answer)}`);
    await pause(100);
  }
}

const askAgainAfterMs = 3_000;

/** Grace and Linus approve every card they see, again while it stays open, and go home when the signal says so. */
export async function reviewersApprove({ slack, random, toSomeProcess, signal }: Office): Promise<void> {
  const approvedAt = new Map<string, number>();
  while (!signal.aborted) {
    const reviewer = random.oneOf([people.grace, people.linus]);
    const card = personIn(slack, reviewer)
      .cards()
      .find(({ ts, blocks }) => {
        const isFresh = Date.now() - (approvedAt.get(`${reviewer} ${ts}`) ?? 0) < askAgainAfterMs;
        return !isFresh && buttonsOn(blocks).includes('Approve');
      });
    if (card) {
      toSomeProcess();
      const { ok } = await slack.click(reviewer, card, actionIds.approve);
      if (ok) approvedAt.set(`${reviewer} ${card.ts}`, Date.now());
    }
    await pause(random.between(20, 150));
  }
}
