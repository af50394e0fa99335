import { describe, expect, test } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { findMessage } from '../../../../src/db/messages.ts';
import { findRunRows } from '../../../../src/db/run-rows.ts';
import { listEscalations, listReviewDecisions } from '../../../../src/db/reviews.ts';
import { reviews } from '../../../../src/db/schema/reviews.ts';
import type { WorkingHours } from '../../../../src/domain/working-time.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { escalateReview } from '../../../../src/engine/reviews/escalate-review.ts';
import { keepTime } from '../../../../src/engine/reviews/clock/keep-time.ts';
import { ringAlarm } from '../../../../src/engine/reviews/clock/ring-alarm.ts';
import { sweep } from '../../../../src/engine/runs/sweep.ts';
import { hour, later, minute, second } from '../../../../src/lib/time.ts';
import { grace } from '../../../support/cast.ts';
import { noon, openEngine } from '../../support/engine.ts';
import type { RefundSpec } from '../../support/refund-workflow.ts';
import { refundWorkflow } from '../../support/refund-workflow.ts';
import { refusalOf } from '../../support/refusal-of.ts';
import { proposes } from '../../support/scripted-agent.ts';

/** A refund that waits for the reviewers, at noon, with four hours to decide. */
async function waiting(spec: Partial<RefundSpec> = {}, { racing = false } = {}) {
  const engine = await openEngine({ script: proposes({ refund: 84_00 }), spec, racing });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const { ctx, db } = engine;
  const reminders = async () =>
    ((await findRunRows(db, runId))?.notices ?? []).map(({ at }) => at.toISOString().slice(11, 16));
  return {
    ...engine,
    runId,
    review,
    reminders,
    keep: (id = review.id) => keepTime(ctx, id),
    approve: (id = review.id) => approveReview(ctx, { reviewId: id, person: grace, surface: 'message' }),
    alarms: async () => (await engine.takeJobs()).filter(({ name }) => name === 'due'),
    remindedEvents: async () =>
      (await engine.eventRows(runId)).filter(({ type }) => type === 'review.reminded'),
  };
}

const oneLevel = (change: Partial<RefundSpec['levels'][0]> = {}): Partial<RefundSpec> => ({
  policy: [
    {
      name: 'everything',
      sentence: 'A lead decides on everything.',
      when: { all: [] },
      route: { to: 'review', level: 1, quorum: 1 },
    },
  ],
  levels: [{ team: 'leads', dueIn: 4 * hour, ...change }],
});

describe('the promise', () => {
  test('is written on the review when it opens, and its first alarm is set', async () => {
    const { review, alarms } = await waiting();
    expect(review).toMatchObject({
      dueAt: later(noon, 4 * hour),
      nextAt: later(noon, 2 * hour),
      timesKept: 0,
      hours: null,
      timetable: [
        { at: '2026-11-23T14:00:00.000Z', does: 'remind' },
        { at: '2026-11-23T15:36:00.000Z', does: 'remind' },
        { at: '2026-11-23T16:00:00.000Z', does: 'escalate' },
      ],
    });
    expect(await alarms()).toEqual([{ name: 'due', id: review.id, due: later(noon, 2 * hour) }]);
  });

  test('stands in the trail as well', async () => {
    const { eventRows, runId, review } = await waiting();
    const opened = (await eventRows(runId)).find(({ type }) => type === 'review.opened');
    expect(opened?.data['timetable']).toEqual(review.timetable);
  });

  test('is kept when the workflow is deployed with other times', async () => {
    const { review, shop, withWorkflow, pass, runId, reminders, openReview } = await waiting();
    const slower = refundWorkflow(shop, {
      levels: [
        { team: 'reviewers', dueIn: 400 * hour },
        { team: 'leads', dueIn: 8 * hour },
      ],
    });
    pass(2 * hour);
    await keepTime(withWorkflow(slower), review.id);
    expect(await reminders()).toEqual(['14:00']);
    pass(2 * hour);
    await keepTime(withWorkflow(slower), review.id);
    expect((await openReview(runId)).teamId).toBe('leads');
  });

  test('of a level that was taken from the workflow ends as the workflow says now, and never approves', async () => {
    const { review, shop, withWorkflow, pass, run, runId, executions } = await waiting();
    const flat = refundWorkflow(shop, { ...oneLevel(), onSilence: 'block' });
    pass(4 * hour);
    await keepTime(withWorkflow(flat), review.id);
    expect(await run(runId)).toMatchObject({ status: 'blocked', cause: 'review_expired' });
    expect(await executions(runId)).toEqual([]);
  });
});

describe('each entry of the timetable', () => {
  test('a moment before its time nothing happens', async () => {
    const { keep, pass, runId, events, review, openReview } = await waiting();
    const before = await events(runId);
    pass(2 * hour - 1);
    expect(await keep()).toBe(1);
    expect(await events(runId)).toEqual(before);
    expect(await openReview(runId)).toEqual(review);
  });

  test('at half the time a reminder is due in the thread, and the next alarm is set', async () => {
    const { keep, pass, alarms, db, review, runId, remindedEvents, openReview } = await waiting();
    await alarms();
    pass(2 * hour);
    expect(await keep()).toBeUndefined();
    const [notice] = (await findRunRows(db, runId))?.notices ?? [];
    expect(notice).toMatchObject({ kind: 'reminder', reviewId: review.id, personId: null, fromId: null });
    const root = await findMessage(db, runId, 'root');
    expect(await findMessage(db, notice!.id, 'notice')).toMatchObject({
      state: 'waiting',
      threadOf: root?.id,
    });
    expect(await remindedEvents()).toMatchObject([
      { actorKind: 'clock', data: { review: review.id, notice: notice?.id } },
    ]);
    const next = later(noon, 3.6 * hour);
    expect(await openReview(runId)).toMatchObject({ timesKept: 1, nextAt: next });
    expect(await alarms()).toEqual([{ name: 'due', id: review.id, due: next }]);
  });

  test('reminders at half and at nine tenths, then the next level, asked by the clock', async () => {
    const { keep, pass, reminders, runId, review, openReview, db } = await waiting();
    for (const span of [2 * hour, 1.6 * hour, 0.4 * hour]) {
      pass(span);
      await keep();
    }
    expect(await reminders()).toEqual(['14:00', '15:36']);
    const next = await openReview(runId);
    expect(next).toMatchObject({ level: 2, teamId: 'leads', openedAt: review.dueAt, timesKept: 0 });
    expect(await listEscalations(db, runId)).toMatchObject([{ category: 'overdue', askedByKind: 'clock' }]);
    expect(await listReviewDecisions(db, review.id)).toEqual([]);
  });

  test('the next level has its own times, from when it was asked', async () => {
    const { keep, pass, openReview, runId, alarms } = await waiting();
    pass(4 * hour);
    await alarms();
    await keep();
    const next = await openReview(runId);
    expect(next.nextAt).toEqual(later(noon, 8 * hour));
    expect(await alarms()).toEqual([{ name: 'due', id: next.id, due: next.nextAt }]);
  });

  test('silence at the last level ends the run, its requester is told, and it never approves', async () => {
    const { keep, pass, runId, run, executions, incidents, events, db } = await waiting(oneLevel());
    pass(4 * hour);
    await keep();
    expect(await run(runId)).toMatchObject({ status: 'expired', cause: 'review_expired' });
    expect(await executions(runId)).toEqual([]);
    expect(await incidents(runId)).toMatchObject([{ cause: 'review_expired', code: 'level_1' }]);
    expect(await events(runId)).toContain('run.expired');
    expect(await findMessage(db, runId, 'outcome')).toBeDefined();
  });

  test('or keeps it for its owner, where the workflow says so, and never approves either', async () => {
    const { keep, pass, runId, run, executions, incidents, events, db } = await waiting({
      ...oneLevel(),
      onSilence: 'block',
    });
    pass(4 * hour);
    await keep();
    const ended = await run(runId);
    expect(ended).toMatchObject({ status: 'blocked', cause: 'review_expired', causeCode: 'level_1' });
    expect(ended.finishedAt).toBeNull();
    expect(await executions(runId)).toEqual([]);
    expect(await incidents(runId)).toMatchObject([{ cause: 'review_expired', ownerTeam: 'leads' }]);
    expect(await events(runId)).not.toContain('run.expired');
    expect(await findMessage(db, runId, 'outcome')).toBeDefined();
  });

  test('a last level that repeats goes on calling once it is due, and then it ends', async () => {
    const repeats = { every: hour, times: 1 };
    const { keep, pass, reminders, run, runId } = await waiting(oneLevel({ repeats }));
    for (const span of [2 * hour, 1.6 * hour, 0.4 * hour, hour]) {
      pass(span);
      await keep();
    }
    expect(await reminders()).toEqual(['14:00', '15:36', '16:00', '17:00']);
    expect((await run(runId)).status).toBe('awaiting_review');
    pass(hour);
    await keep();
    expect((await run(runId)).status).toBe('expired');
  });
});

test('in working hours nobody is called at night: four hours from one in Amsterdam end on the next morning', async () => {
  const hours: WorkingHours = {
    timeZone: 'Europe/Amsterdam',
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    to: '15:00',
  };
  const { review, keep, pass, reminders, openReview, runId } = await waiting({ hours });
  expect(review.hours).toEqual(hours);
  expect(review.dueAt).toEqual(new Date('2026-11-24T10:00:00Z'));
  pass(2 * hour);
  await keep();
  expect(await reminders()).toEqual(['14:00']);
  pass(18 * hour);
  await keep();
  expect(await reminders()).toEqual(['14:00']);
  pass(2 * hour);
  await keep();
  expect(await openReview(runId)).toMatchObject({ teamId: 'leads', dueAt: new Date('2026-11-25T12:00:00Z') });
});

describe('once, whatever happens', () => {
  test('an alarm that rings twice reminds once', async () => {
    const { keep, pass, reminders } = await waiting();
    pass(2 * hour);
    await keep();
    await keep();
    pass(minute);
    await keep();
    expect(await reminders()).toEqual(['14:00']);
  });

  test('six processes at once remind once', async () => {
    const { keep, pass, reminders, remindedEvents, alarms } = await waiting({}, { racing: true });
    await alarms();
    pass(2 * hour);
    await Promise.all(Array.from({ length: 6 }, () => keep()));
    expect(await reminders()).toHaveLength(1);
    expect(await remindedEvents()).toHaveLength(1);
    expect(await alarms()).toHaveLength(1);
  });

  test('six processes at once escalate once', async () => {
    const { keep, pass, runId, db, events } = await waiting({}, { racing: true });
    pass(4 * hour);
    await Promise.all(Array.from({ length: 6 }, () => keep()));
    expect(await db.$count(reviews, eq(reviews.runId, runId))).toBe(2);
    expect((await events(runId)).filter((type) => type === 'review.escalated')).toHaveLength(1);
  });

  test('a process that died in the middle has done nothing, and the next one does it', async () => {
    const { keep, ctx, review, pass, reminders, openReview, runId, alarms } = await waiting();
    await alarms();
    pass(2 * hour);
    const dying = { ...ctx, queue: { ...ctx.queue, enqueue: () => Promise.reject(new Error('killed')) } };
    await expect(keepTime(dying, review.id)).rejects.toThrow('killed');
    expect([await reminders(), await alarms()]).toEqual([[], []]);
    expect((await openReview(runId)).timesKept).toBe(0);
    await keep();
    expect(await reminders()).toEqual(['14:00']);
  });

  test('a restart that lost every alarm loses no reminder: the sweep finds it', async () => {
    const { ctx, alarms, pass, reminders, review, shop, withWorkflow } = await waiting();
    await alarms();
    pass(2 * hour + minute + second);
    const restarted = withWorkflow(refundWorkflow(shop));
    expect(await sweep(restarted)).toBe(1);
    expect(await sweep(ctx)).toBe(0);
    expect(await reminders()).toEqual(['14:01']);
    expect(await alarms()).toEqual([{ name: 'due', id: review.id, due: later(noon, 3.6 * hour) }]);
  });

  test('after a downtime, reminders that nobody sent are one', async () => {
    const { keep, pass, reminders, remindedEvents, openReview, runId } = await waiting();
    pass(3.7 * hour);
    await keep();
    expect(await reminders()).toEqual(['15:42']);
    expect(await remindedEvents()).toMatchObject([{ data: { missed: 1 } }]);
    expect(await openReview(runId)).toMatchObject({ timesKept: 2, nextAt: later(noon, 4 * hour) });
  });

  test('after a long downtime, none at all: the case is with the leads', async () => {
    const { keep, pass, reminders, openReview, runId } = await waiting();
    pass(50 * hour);
    await keep();
    expect(await reminders()).toEqual([]);
    expect(await openReview(runId)).toMatchObject({ level: 2, openedAt: later(noon, 50 * hour) });
  });
});

describe('a decision cancels the timers', () => {
  test('after an approval the alarm does nothing', async () => {
    const { keep, approve, pass, runId, run, events, reminders } = await waiting();
    await approve();
    const before = await events(runId);
    pass(5 * hour);
    expect(await keep()).toBeUndefined();
    expect((await run(runId)).status).toBe('executing');
    expect(await events(runId)).toEqual(before);
    expect(await reminders()).toEqual([]);
  });

  test('after an escalation only the new review’s alarm counts', async () => {
    const { keep, ctx, review, pass, runId, openReview, reminders } = await waiting();
    const asked = { reviewId: review.id, person: grace, surface: 'message' as const, note: '' };
    await escalateReview(ctx, { ...asked, category: 'above_my_limit' });
    pass(4 * hour - minute);
    await keep();
    expect((await openReview(runId)).level).toBe(2);
    expect(await reminders()).toEqual([]);
  });

  test('a reminder that stands in the thread is drawn again, so that it calls nobody any more', async () => {
    const { keep, approve, pass, db, runId } = await waiting();
    pass(2 * hour);
    await keep();
    const [notice] = (await findRunRows(db, runId))?.notices ?? [];
    const isShown = sql`update messages set state = 'shown', shown = wanted, ts = '1.1' where about_id = ${notice?.id}`;
    await db.execute(isShown);
    await approve();
    expect(await findMessage(db, notice!.id, 'notice')).toMatchObject({ state: 'waiting' });
  });

  test('an alarm for a review that there is not does nothing', async () => {
    const { ctx, alarms } = await waiting();
    await alarms();
    await ringAlarm(ctx, 'rev_nothing');
    expect(await alarms()).toEqual([]);
  });

  test('the last click and the clock at the same moment: one of them wins', async () => {
    const { keep, pass, runId, run, approve } = await waiting();
    pass(4 * hour);
    const approval = approve();
    const [click] = await Promise.allSettled([approval, keep()]);
    const { status } = await run(runId);
    expect(status).toBe(click.status === 'fulfilled' ? 'executing' : 'awaiting_review');
    if (click.status === 'rejected')
      expect(await refusalOf(approval)).toMatchObject({
        reason: 'review_over',
        detail: { resolution: 'escalated' },
      });
  });
});

describe('never before its time', () => {
  test('an alarm that rings early does nothing and is set again, for as long as is left', async () => {
    const { ctx, review, pass, reminders, alarms } = await waiting();
    await alarms();
    pass(hour);
    await ringAlarm(ctx, review.id);
    expect(await reminders()).toEqual([]);
    expect(await alarms()).toEqual([{ name: 'due', id: review.id, due: later(noon, 2 * hour) }]);
  });

  test('an alarm that rings in time is not set twice', async () => {
    const { ctx, review, pass, reminders, alarms } = await waiting();
    await alarms();
    pass(2 * hour);
    await ringAlarm(ctx, review.id);
    expect(await reminders()).toEqual(['14:00']);
    expect(await alarms()).toEqual([{ name: 'due', id: review.id, due: later(noon, 3.6 * hour) }]);
  });

  test('a clock that is set back reminds nobody twice and escalates nothing early', async () => {
    const { ctx, review, keep, pass, reminders, alarms, openReview, runId } = await waiting();
    pass(2 * hour);
    await keep();
    await alarms();
    pass(-hour);
    await ringAlarm(ctx, review.id);
    expect(await alarms()).toEqual([{ name: 'due', id: review.id, due: later(noon, 3.6 * hour) }]);
    pass(hour);
    await keep();
    expect(await reminders()).toEqual(['14:00']);
    pass(2 * hour - second);
    await keep();
    expect(await openReview(runId)).toMatchObject({ id: review.id, timesKept: 2 });
    expect(await reminders()).toEqual(['14:00', '15:59']);
  });
});

describe('a review from before there were timetables', () => {
  async function old(spec: Partial<RefundSpec> = {}) {
    const engine = await waiting(spec);
    await engine.db
      .update(reviews)
      .set({ timetable: [], nextAt: null })
      .where(eq(reviews.id, engine.review.id));
    return engine;
  }

  test('is not reminded of, and goes to the next level when it is due', async () => {
    const { keep, pass, reminders, openReview, runId } = await old();
    pass(3.9 * hour);
    expect(await keep()).toBe(0.1 * hour);
    expect(await reminders()).toEqual([]);
    pass(0.1 * hour);
    await keep();
    expect((await openReview(runId)).level).toBe(2);
  });

  test('expires at the last level, and the sweep finds it', async () => {
    const { ctx, pass, run, runId } = await old(oneLevel());
    pass(4 * hour + minute + second);
    expect(await sweep(ctx)).toBe(1);
    expect((await run(runId)).status).toBe('expired');
  });
});
