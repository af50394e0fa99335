import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { executions } from '../../src/db/schema/actions.ts';
import { deliveries } from '../../src/db/schema/deliveries.ts';
import { runs } from '../../src/db/schema/runs.ts';
import { fires } from '../../src/db/schema/schedules.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { actionIds } from '../../src/slack/ids.ts';
import { buttonsOn } from '../support/people-buttons.ts';
import { personIn } from '../support/people.ts';
import { openArena } from './support/arena.ts';
import { expectDoneOnce, expectVerified } from './support/expect-done-once.ts';
import { adaAsks, reviewersApprove } from './support/people-at-work.ts';
import { randomFrom } from './support/random.ts';
import { standstill } from './support/standstill.ts';

const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 100_000);
const program = new URL('./support/small-replica.ts', import.meta.url).pathname;
const patience = { timeout: 60_000, interval: 50 };
/** Each process looks once a second; what was just going out ends. */
const promisedMs = 2_000;

test(
  'Priya pauses everything in the middle of everything: nothing moves on any of three replicas, one killed with -9, and all goes on once',
  { timeout: 300_000 },
  async () => {
    const { world, db, tickets, addReplica } = await openArena({ tickets: 14, modelDelayMs: 500, program });
    const { slack, company } = world;
    const letter = tickets[13] ?? 0;
    const [first, second, third] = await Promise.all([addReplica(), addReplica(), addReplica()]);
    const random = randomFrom(seed);
    process.stdout.write(`kill switch: CHAOS_SEED=${seed}\n`);
    const toSomeProcess = () => slack.deliverTo(random.oneOf([first, second, third]).eventsUrl);
    const goneHome = new AbortController();
    const atOnce = { ...random, between: () => 0 };
    const office = { slack, random: atOnce, toSomeProcess, signal: goneHome.signal };
    const count = (status: string) => db.$count(runs, sql`status = ${status}`);
    const cards = () =>
      personIn(slack, people.grace)
        .cards()
        .filter(({ blocks }) => buttonsOn(blocks).includes('Approve'));
    const graceApproves = async (card: ReturnType<typeof cards>[number] | undefined) => {
      if (!card) throw new Error('There is no card for Grace to approve.');
      const pressed = async () => {
        toSomeProcess();
        return (await slack.click(people.grace, card, actionIds.approve)).ok;
      };
      await expect.poll(pressed, patience).toBe(true);
    };
    const customerWrites = async (ticket: number) => {
      const body = new URLSearchParams({ body: 'It arrived eleven days late. Please refund it.' });
      await fetch(`${company.url}/agent/tickets/${ticket}`, { method: 'POST', body, redirect: 'manual' });
      await company.hooks.idle();
    };

    // Cards for three approvals now and one in the pause; the dear ones take two.
    await adaAsks(office, tickets.slice(0, 5));
    await expect.poll(() => count('awaiting_review'), patience).toBe(5);
    await expect.poll(() => cards().length, patience).toBe(5);
    const approvable = cards();
    for (const [system, method] of [['stripe', 'POST'] as const, ['zendesk', 'PUT'] as const])
      company.plan({ system, method, times: 5, fault: { kind: 'slow', ms: 900 } });
    const asking = tickets.slice(5, 13).map((ticket) => adaAsks(office, [ticket]));
    await Promise.all(approvable.slice(0, 4).map(graceApproves));
    await Promise.all(asking);
    const claimed = () => db.$count(executions, sql`status = 'pending' and claimed_at is not null`);
    const inEveryStage = async () =>
      (await Promise.all([count('queued'), count('running'), claimed()])).every((there) => there > 0);
    await expect.poll(inEveryStage, patience).toBe(true);

    slack.deliverTo(first.eventsUrl);
    const answer = await slack.command(people.priya, channels.support, '/leenops pause all It went mad.');
    const pausedAt = Date.now();
    const said = JSON.stringify(answer.ephemerals);
    for (const stage of ['waiting to start', 'an agent was working', 'being carried out', 'not begun'])
      expect(said).toContain(stage);

    // What comes meanwhile: another approval, an ask, a schedule's time, and two customers who write.
    await graceApproves(approvable[4]);
    slack.deliverTo(third.eventsUrl);
    const refused = await slack.command(people.ada, channels.support, '/leenops run support-triage 1042');
    expect(JSON.stringify(refused.ephemerals)).toContain('It went mad.');
    await db.execute(sql`update schedules set paused_by = null, settled_at = now() - interval '4 days',
      next_at = now() - interval '1 minute' where name = 'weekdays'`);
    world.deliverHooksTo(third.base);
    await customerWrites(letter);
    await customerWrites(1048);
    await pause(Math.max(0, pausedAt + promisedMs - Date.now()));

    const before = await standstill(db, world);
    await second.kill();
    await second.ready();
    const skipped = () => db.$count(fires, eq(fires.status, 'skipped'));
    await expect.poll(skipped, { timeout: 60_000, interval: 200 }).toBe(1);
    expect(await standstill(db, world)).toEqual(before);
    expect(await count('queued')).toBeGreaterThan(0);
    expect(await count('running')).toBeGreaterThan(0);
    expect(await count('executing')).toBeGreaterThan(0);
    const held = (await db.select().from(deliveries)).map(({ state, reason }) => [state, reason]);
    expect(held).toEqual([
      ['held', 'workflow_paused'],
      ['held', 'workflow_paused'],
    ]);

    slack.deliverTo(second.eventsUrl);
    await slack.command(people.priya, channels.support, '/leenops resume all');
    const reviewing = reviewersApprove({ ...office, random });
    const open = () => db.$count(runs, sql`requester_id is not null and status <> 'completed'`);
    await expect.poll(open, { timeout: 120_000, interval: 200 }).toBe(0);
    const kept = () => db.$count(deliveries, sql`state in ('waiting', 'held')`);
    await expect.poll(kept, patience).toBe(0);
    await expect
      .poll(() => db.$count(runs, sql`status in ('queued', 'running', 'executing')`), patience)
      .toBe(0);
    goneHome.abort();
    await reviewing;

    const all = await db.select().from(runs);
    const about = (wanted: string) =>
      all.flatMap(({ trigger, subjectLabel }) => (trigger === wanted ? subjectLabel : [])).toSorted();
    expect(about('command')).toEqual(tickets.slice(0, 13).map((ticket) => `Ticket ${ticket}`));
    expect(about('webhook')).toEqual(['Ticket 1048', `Ticket ${letter}`]);
    expect(all).toHaveLength(15);
    expect(all.filter(({ status }) => status === 'blocked')).toEqual([]);
    await expectDoneOnce(db, company.state());
    await expectVerified(db);
  },
);
