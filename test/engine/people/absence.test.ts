import { describe, expect, test } from 'vitest';
import { listAbsences } from '../../../src/db/absences.ts';
import { workspaceChain } from '../../../src/db/events.ts';
import { Refused } from '../../../src/domain/refused.ts';
import { absenceTurned } from '../../../src/engine/people/absence-turned.ts';
import { declareAbsence } from '../../../src/engine/people/declare-absence.ts';
import type { Declared } from '../../../src/engine/people/declare-absence.ts';
import { endAbsence } from '../../../src/engine/people/end-absence.ts';
import { escalateReview } from '../../../src/engine/reviews/escalate-review.ts';
import { TryLater } from '../../../src/engine/try-later.ts';
import { day, hour } from '../../../src/lib/time.ts';
import { ada, grace, linus, margaret, oscar, priya } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { cardsDue, showAll, toldAbout } from '../support/outbox-rows.ts';
import type { Engine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { refundOf } from '../support/scripted-agent.ts';

const surface = 'command' as const;
const christmas = '2026-12-20..2027-01-03';

/** Grace, whose clocks show 13:00 in Berlin, is away on these days, and Margaret decides for her. */
const graceIsAway = (
  { ctx }: Engine,
  days: string,
  deputies: string[] = [margaret],
  person = grace,
): Promise<Declared> => declareAbsence(ctx, { person, days, deputies, surface });

const awayNow = async ({ ctx }: Engine) =>
  (await listAbsences(ctx.db, ctx.now())).map(({ person, deputy }) => [person, deputy]);

/** Every job about absences that is due by now, done. */
async function turn({ ctx, takeJobs }: Engine): Promise<void> {
  const jobs = await takeJobs();
  for (const { name, id, due } of jobs)
    if (name === 'absence' && (!due || due <= ctx.now())) await absenceTurned(ctx, id);
    else await ctx.queue.enqueue(ctx.db, name, id, due ?? undefined);
}

describe('days are whole days where the person is', () => {
  test.each([
    ['Europe/Berlin', '2026-12-19T23:00:00.000Z', '2027-01-03T23:00:00.000Z'],
    ['America/Los_Angeles', '2026-12-20T08:00:00.000Z', '2027-01-04T08:00:00.000Z'],
    ['Pacific/Auckland', '2026-12-19T11:00:00.000Z', '2027-01-03T11:00:00.000Z'],
  ])('in %s', async (zone, startsAt, endsAt) => {
    const engine = await openEngine();
    engine.zones.set(grace, zone);
    const { absence, timeZone } = await graceIsAway(engine, christmas);
    expect(timeZone).toBe(zone);
    expect([absence.startsAt.toISOString(), absence.endsAt.toISOString()]).toEqual([startsAt, endsAt]);
  });

  test('and today is over for somebody in Auckland while it is morning in Berlin', async () => {
    const engine = await openEngine();
    engine.zones.set(grace, 'Pacific/Auckland');
    expect(await refusalOf(graceIsAway(engine, '2026-11-23'))).toMatchObject({
      reason: 'bad_input',
      detail: { days: expect.stringContaining('it is 2026-11-24 where you are') },
    });
  });
});

describe('an absence that begins today', () => {
  test('counts at once, is on record, and Margaret is told', async () => {
    const engine = await openEngine();
    const { absence, decides } = await graceIsAway(engine, 'today');
    expect(await awayNow(engine)).toEqual([[grace, margaret]]);
    expect(decides).toBe(true);
    expect((await engine.eventRows(workspaceChain)).at(-1)).toMatchObject({
      type: 'person.away',
      actorId: grace,
      surface: 'command',
      data: {
        absence: absence.id,
        deputy: margaret,
        from: '2026-11-22T23:00:00.000Z',
        until: '2026-11-23T23:00:00.000Z',
        timeZone: 'Europe/Berlin',
        replaced: [],
      },
    });
    expect(await toldAbout(engine.db, absence.id)).toEqual([[margaret, 'named']]);
  });

  test('has the cards drawn anew of what Grace may decide and of what she asked for, and no others', async () => {
    const engine = await openEngine({ script: refundOf(84_00), spec: { starters: 'anyone' } });
    const hers = await engine.openReview((await engine.propose()).id);
    await escalated(engine, (await engine.propose()).id);
    const asked = await engine.start(engine.shop.addTicket({ paid: 500_00 }).id, { requesterId: grace });
    await engine.think(asked.run.id);
    const leads = await escalated(engine, asked.run.id);
    await engine.takeJobs();
    await showAll(engine.db);
    await graceIsAway(engine, 'today');
    expect(await cardsDue(engine.db)).toEqual([]);
    await turn(engine);
    expect(await cardsDue(engine.db)).toEqual([hers.id, leads.id].toSorted());
  });

  test('is said twice and declared once, as when Slack delivers a command again', async () => {
    const engine = await openEngine();
    const first = await graceIsAway(engine, 'today');
    const second = await graceIsAway(engine, 'today');
    expect(second.absence.id).toBe(first.absence.id);
    expect(second.replaced).toEqual([]);
    expect((await engine.events(workspaceChain)).filter((type) => type === 'person.away')).toHaveLength(1);
  });
});

/** Linus moves the run's review to the leads; answers the one there. */
async function escalated({ ctx, openReview }: Engine, runId: string) {
  const { id: reviewId } = await openReview(runId);
  const category = 'above_my_limit';
  await escalateReview(ctx, { reviewId, person: linus, surface, category, note: '' });
  return openReview(runId);
}

describe('an absence to come', () => {
  test('begins and ends by itself: cards are drawn anew, Margaret is called on the day, Grace welcomed back', async () => {
    const engine = await openEngine({ script: refundOf(84_00) });
    const { absence } = await graceIsAway(engine, '2026-11-25..2026-11-26');
    const review = await engine.openReview((await engine.propose()).id);
    expect(await awayNow(engine)).toEqual([]);

    engine.pass(absence.startsAt.getTime() - engine.ctx.now().getTime());
    await showAll(engine.db);
    await turn(engine);
    expect(await awayNow(engine)).toEqual([[grace, margaret]]);
    expect(await cardsDue(engine.db)).toEqual([review.id]);
    expect(await toldAbout(engine.db, absence.id)).toEqual([
      [margaret, 'begun'],
      [margaret, 'named'],
    ]);

    engine.pass(2 * day);
    await showAll(engine.db);
    await turn(engine);
    expect(await awayNow(engine)).toEqual([]);
    expect(await cardsDue(engine.db)).toEqual([review.id]);
    expect(await toldAbout(engine.db, absence.id)).toEqual([
      [grace, 'back'],
      [margaret, 'begun'],
      [margaret, 'named'],
    ]);
  });

  test('is not taken for begun by a process whose clock is behind', async () => {
    const engine = await openEngine();
    const { absence } = await graceIsAway(engine, 'tomorrow');
    await expect(
      absenceTurned(engine.ctx, `${absence.id}@${absence.startsAt.toISOString()}`),
    ).rejects.toBeInstanceOf(TryLater);
  });

  test('that is taken back never was: its job does nothing, and Margaret hears', async () => {
    const engine = await openEngine();
    const { absence } = await graceIsAway(engine, 'tomorrow');
    const { ended, ahead } = await endAbsence(engine.ctx, { person: grace, surface });
    expect([ended.map(({ id }) => id), ahead]).toEqual([[absence.id], []]);
    engine.pass(day);
    await turn(engine);
    expect(await awayNow(engine)).toEqual([]);
    expect(await toldAbout(engine.db, absence.id)).toEqual([
      [margaret, 'named'],
      [margaret, 'over'],
    ]);
  });
});

describe('“I am back”', () => {
  test('ends the absence now, is on record, Margaret hears, and nothing welcomes Grace later', async () => {
    const engine = await openEngine({ script: refundOf(84_00) });
    const { absence } = await graceIsAway(engine, 'today..2026-11-30');
    const review = await engine.openReview((await engine.propose()).id);
    await turn(engine);
    engine.pass(hour);
    await showAll(engine.db);
    expect((await endAbsence(engine.ctx, { person: grace, surface })).ended).toMatchObject([
      { id: absence.id },
    ]);
    await turn(engine);
    expect(await awayNow(engine)).toEqual([]);
    expect(await cardsDue(engine.db)).toEqual([review.id]);
    expect((await engine.eventRows(workspaceChain)).at(-1)).toMatchObject({
      type: 'person.back',
      actorId: grace,
      data: { absences: [absence.id] },
    });
    engine.pass(10 * day);
    await turn(engine);
    expect(await toldAbout(engine.db, absence.id)).toEqual([
      [margaret, 'named'],
      [margaret, 'over'],
    ]);
  });

  test('leaves what is planned for later, until it is said once more', async () => {
    const engine = await openEngine();
    const now = await graceIsAway(engine, 'today');
    const later = await graceIsAway(engine, christmas, [linus]);
    const back = await endAbsence(engine.ctx, { person: grace, surface });
    expect([back.ended, back.ahead].map(idsOf)).toEqual([[now.absence.id], [later.absence.id]]);
    const planned = await endAbsence(engine.ctx, { person: grace, surface });
    expect([planned.ended, planned.ahead].map(idsOf)).toEqual([[later.absence.id], []]);
    expect(await endAbsence(engine.ctx, { person: grace, surface })).toEqual({ ended: [], ahead: [] });
    expect((await engine.events(workspaceChain)).filter((type) => type === 'person.back')).toHaveLength(2);
  });
});

describe('a second absence over the first', () => {
  test('replaces the one to come, says so, and its deputy hears', async () => {
    const engine = await openEngine();
    const first = await graceIsAway(engine, christmas, [linus]);
    const second = await graceIsAway(engine, '2026-12-22..2026-12-24');
    expect(idsOf(second.replaced)).toEqual([first.absence.id]);
    expect(second.replaced[0]?.endsAt).toEqual(first.absence.endsAt);
    expect(await toldAbout(engine.db, first.absence.id)).toEqual([
      [linus, 'named'],
      [linus, 'over'],
    ]);
    engine.pass(Date.parse('2026-12-21T12:00:00Z') - engine.ctx.now().getTime());
    expect(await awayNow(engine)).toEqual([]);
    engine.pass(day);
    expect(await awayNow(engine)).toEqual([[grace, margaret]]);
  });

  test('lets the one that runs go on until it begins; the same deputy hears only of the new one', async () => {
    const engine = await openEngine();
    const first = await graceIsAway(engine, 'today..2026-11-30');
    const second = await graceIsAway(engine, '2026-11-28..2026-12-05');
    expect(idsOf(second.replaced)).toEqual([first.absence.id]);
    expect(await toldAbout(engine.db, first.absence.id)).toEqual([[margaret, 'named']]);
    for (const [hours, expected] of [
      [0, 1],
      [3 * 24, 1],
      [5 * 24, 1],
      [9 * 24, 0],
    ] as const) {
      engine.pass(hours * hour);
      expect(await awayNow(engine)).toHaveLength(expected);
      await turn(engine);
    }
    expect(await toldAbout(engine.db, first.absence.id)).toEqual([[margaret, 'named']]);
    expect(await toldAbout(engine.db, second.absence.id)).toEqual([
      [grace, 'back'],
      [margaret, 'begun'],
      [margaret, 'named'],
    ]);
  });

  test('of two that are declared in the same instant, one gives way', async () => {
    const engine = await openEngine({ racing: true });
    await Promise.all([graceIsAway(engine, christmas), graceIsAway(engine, christmas, [linus])]);
    engine.pass(Date.parse('2026-12-21T12:00:00Z') - engine.ctx.now().getTime());
    expect(await awayNow(engine)).toHaveLength(1);
  });
});

describe('there is no chain of deputies', () => {
  test('so Grace hears when her deputy is away, too', async () => {
    const engine = await openEngine();
    const theirs = await graceIsAway(engine, '2026-12-24', [priya], margaret);
    const { deputyAway } = await graceIsAway(engine, christmas);
    expect(idsOf(deputyAway)).toEqual([theirs.absence.id]);
    expect((await graceIsAway(engine, '2027-02-01')).deputyAway).toEqual([]);
  });

  test('and when her deputy declares it later, both hear', async () => {
    const engine = await openEngine();
    const hers = await graceIsAway(engine, christmas);
    const { unattended } = await graceIsAway(engine, '2026-12-24', [priya], margaret);
    expect(idsOf(unattended)).toEqual([hers.absence.id]);
    expect(await toldAbout(engine.db, hers.absence.id)).toEqual([
      [grace, 'unattended'],
      [margaret, 'named'],
    ]);
  });
});

describe('is refused, on record and with nothing changed:', () => {
  const cases: [string, string[], string, RegExp][] = [
    ['without anybody who decides', [], christmas, /^Name who decides for you\./],
    ['a name that Slack did not know', [], `${christmas} @margret`, /who “@margret” is/],
    ['two deputies', [margaret, linus], christmas, /One person decides for you/],
    ['Grace for herself', [grace], christmas, /stand in for yourself/],
    ['a day that is over', [margaret], '2026-11-20', /over already/],
  ];
  test.each(cases)('%s', async (_what, deputies, days, problem) => {
    const engine = await openEngine();
    const refusal = await refusalOf(graceIsAway(engine, days, deputies));
    expect(refusal).toMatchObject({ reason: 'bad_input' });
    expect(Object.values(refusal?.detail ?? {}).join()).toMatch(problem);
    expect((await engine.eventRows(workspaceChain)).at(-1)).toMatchObject({
      type: 'refused',
      actorId: grace,
      data: { attempted: 'be away', reason: 'bad_input' },
    });
    engine.pass(30 * day);
    expect(await awayNow(engine)).toEqual([]);
    expect(await engine.takeJobs()).toEqual([]);
  });

  test.each([
    ['bot', /An app cannot decide/],
    ['deactivated', /deactivated/],
    ['guest', /Guests do not decide/],
    ['outsider', /People of other organisations do not decide/],
  ] as const)('a deputy whose account is one of a %s', async (standing, problem) => {
    const engine = await openEngine();
    engine.accounts.set(oscar, standing);
    const refusal = await refusalOf(graceIsAway(engine, christmas, [oscar]));
    expect(refusal?.detail['deputy']).toMatch(problem);
  });

  test('anything while Slack does not say who people are', async () => {
    const engine = await openEngine();
    const dumb = { ...engine.ctx.people, standingOf: () => Promise.reject(new Refused('people_unknown')) };
    const input = { person: grace, days: christmas, deputies: [margaret], surface };
    expect(await refusalOf(declareAbsence({ ...engine.ctx, people: dumb }, input))).toMatchObject({
      reason: 'people_unknown',
    });
  });
});

test('a guest may stand in where a workflow of Grace’s lets guests decide', async () => {
  const engine = await openEngine({ spec: { welcome: ['guest'] } });
  engine.accounts.set(oscar, 'guest');
  expect((await graceIsAway(engine, christmas, [oscar])).absence.deputyId).toBe(oscar);
  const adas = refusalOf(graceIsAway(engine, christmas, [oscar], ada));
  expect((await adas)?.detail['deputy']).toMatch(/Guests do not decide/);
});

test('somebody who decides nowhere may be away, and hears that nothing waits', async () => {
  const engine = await openEngine();
  expect((await graceIsAway(engine, christmas, [margaret], ada)).decides).toBe(false);
});

function idsOf(absences: readonly { id: string }[]): string[] {
  return absences.map(({ id }) => id);
}
