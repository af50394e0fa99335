import { describe, expect, test } from 'vitest';
import { findClaim } from '../../../../src/db/claims.ts';
import { findMessage } from '../../../../src/db/messages.ts';
import { claimLasts } from '../../../../src/domain/claim.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { claimReview } from '../../../../src/engine/reviews/claims/claim-review.ts';
import { claimRun } from '../../../../src/engine/reviews/claims/claim-run.ts';
import { lapseClaim } from '../../../../src/engine/reviews/claims/lapse-claim.ts';
import { later, minute } from '../../../../src/lib/time.ts';
import { ada, grace, linus, margaret, oscar } from '../../../support/cast.ts';
import { openEngine } from '../../support/engine.ts';
import { refusalOf } from '../../support/refusal-of.ts';
import { refundOf } from '../../support/scripted-agent.ts';

const surface = 'message' as const;

/** A run that waits for its reviewers, and how they take it. */
async function waiting(amount = 84_00) {
  const engine = await openEngine({ script: refundOf(amount) });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const deciding = (person: string) => ({ reviewId: review.id, person, surface });
  const timesDrawn = async () => (await findMessage(engine.db, review.id, 'card'))?.wanted ?? 0;
  await engine.takeJobs();
  return {
    ...engine,
    runId,
    review,
    timesDrawn,
    claim: (person: string) => claimReview(engine.ctx, deciding(person)),
    approve: (person: string) => approveReview(engine.ctx, deciding(person)),
    held: () => findClaim(engine.db, review.id, engine.ctx.now()),
  };
}

test('Grace takes it: the card says so until her claim lapses, and it is on record', async () => {
  const { claim, held, ctx, review, runId, eventRows, timesDrawn, takeJobs } = await waiting();
  const drawn = await timesDrawn();
  const until = later(ctx.now(), claimLasts);
  expect(await claim(grace)).toEqual({ until, takenFrom: null });
  expect(await held()).toMatchObject({ holderId: grace, fromId: null, until });
  expect(await timesDrawn()).toBe(drawn + 1);
  expect(await takeJobs()).toEqual([{ name: 'lapse', id: review.id, due: until }]);
  expect((await eventRows(runId)).at(-1)).toMatchObject({
    type: 'review.claimed',
    actorId: grace,
    surface,
    data: { review: review.id, until: until.toISOString() },
  });
});

test('Linus takes it over and learns whose it was, and so does the record', async () => {
  const { claim, held, eventRows, runId, brokenLinks } = await waiting();
  await claim(grace);
  expect(await claim(linus)).toMatchObject({ takenFrom: grace });
  expect(await held()).toMatchObject({ holderId: linus });
  expect((await eventRows(runId)).at(-1)?.data).toMatchObject({ takenFrom: grace });
  expect(await brokenLinks()).toEqual([]);
});

test('a claim hinders nobody: while Grace looks at it, Linus approves', async () => {
  const { claim, approve, run, runId } = await waiting();
  await claim(grace);
  await approve(linus);
  expect((await run(runId)).status).toBe('executing');
});

describe('a claim lapses', () => {
  test('after half an hour: nobody holds it, and the card is drawn anew', async () => {
    const { claim, held, pass, ctx, review, timesDrawn } = await waiting();
    await claim(grace);
    const drawn = await timesDrawn();
    pass(claimLasts - 1);
    await lapseClaim(ctx, review.id);
    expect(await held()).toMatchObject({ holderId: grace });
    expect(await timesDrawn()).toBe(drawn);
    pass(1);
    await lapseClaim(ctx, review.id);
    expect(await held()).toBeUndefined();
    expect(await timesDrawn()).toBe(drawn + 1);
  });

  test('later when Grace says again that she looks at it', async () => {
    const { claim, held, pass, ctx, review, timesDrawn } = await waiting();
    await claim(grace);
    pass(20 * minute);
    expect(await claim(grace)).toEqual({ until: later(ctx.now(), claimLasts), takenFrom: null });
    const drawn = await timesDrawn();
    pass(10 * minute);
    await lapseClaim(ctx, review.id);
    expect(await held()).toMatchObject({ holderId: grace });
    expect(await timesDrawn()).toBe(drawn);
  });

  test('with nothing to draw once somebody has decided, or for a review that never was', async () => {
    const { claim, approve, pass, ctx, review, timesDrawn } = await waiting();
    await claim(grace);
    await approve(linus);
    const drawn = await timesDrawn();
    pass(claimLasts);
    await lapseClaim(ctx, review.id);
    await lapseClaim(ctx, 'rev_nothing');
    expect(await timesDrawn()).toBe(drawn);
  });

  test('and then it is nobody’s: Linus takes it from nobody', async () => {
    const { claim, pass } = await waiting();
    await claim(grace);
    pass(claimLasts);
    expect(await claim(linus)).toMatchObject({ takenFrom: null });
  });
});

describe('who may not decide cannot take it, is told so, and it is audited', () => {
  test.each([
    [ada, 'own_request'],
    [oscar, 'not_a_reviewer'],
    [margaret, 'not_a_reviewer'],
  ])('%s: %s', async (person, reason) => {
    const { claim, held, eventRows, runId, review } = await waiting();
    expect(await refusalOf(claim(person))).toMatchObject({ reason });
    expect(await held()).toBeUndefined();
    expect((await eventRows(runId)).at(-1)).toMatchObject({
      type: 'refused',
      actorId: person,
      data: { attempted: `claim ${review.id}`, reason },
    });
  });

  test('nor Grace once she has approved, while it waits for a second person', async () => {
    const { claim, approve } = await waiting(100_01);
    await approve(grace);
    expect(await refusalOf(claim(grace))).toMatchObject({ reason: 'already_answered' });
  });

  test('nor anybody once it is decided', async () => {
    const { claim, approve } = await waiting();
    await approve(grace);
    expect(await refusalOf(claim(linus))).toMatchObject({ reason: 'review_over', detail: { by: grace } });
  });
});

describe('by the run’s id', () => {
  const command = 'command' as const;

  test('Grace takes what the run waits for', async () => {
    const { ctx, runId, held } = await waiting();
    await claimRun(ctx, { runId, person: grace, surface: command });
    expect(await held()).toMatchObject({ holderId: grace });
  });

  test('a run that waits for nobody says how it stands, and Oscar is told nothing of it', async () => {
    const { ctx, runId, approve, eventRows } = await waiting();
    await approve(grace);
    expect(await refusalOf(claimRun(ctx, { runId, person: linus, surface: command }))).toEqual({
      reason: 'not_waiting',
      detail: { status: 'executing' },
    });
    expect((await eventRows(runId)).at(-1)).toMatchObject({ type: 'refused', actorId: linus });
    expect(await refusalOf(claimRun(ctx, { runId, person: oscar, surface: command }))).toMatchObject({
      reason: 'not_a_member',
    });
    expect(
      await refusalOf(claimRun(ctx, { runId: 'run_nothing', person: grace, surface: command })),
    ).toMatchObject({ reason: 'unknown_run' });
  });
});
