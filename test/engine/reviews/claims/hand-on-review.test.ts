import { describe, expect, test } from 'vitest';
import { findClaim } from '../../../../src/db/claims.ts';
import { getContent } from '../../../../src/db/contents.ts';
import { findMessage } from '../../../../src/db/messages.ts';
import { findRunRows } from '../../../../src/db/run-rows.ts';
import { claimLasts } from '../../../../src/domain/claim.ts';
import { approveReview } from '../../../../src/engine/reviews/approve-review.ts';
import { claimReview } from '../../../../src/engine/reviews/claims/claim-review.ts';
import { handOnReview } from '../../../../src/engine/reviews/claims/hand-on-review.ts';
import { later } from '../../../../src/lib/time.ts';
import { ada, grace, linus, margaret, oscar } from '../../../support/cast.ts';
import { openEngine } from '../../support/engine.ts';
import { refusalOf } from '../../support/refusal-of.ts';
import { refundOf } from '../../support/scripted-agent.ts';

const surface = 'view' as const;

async function waiting(amount = 84_00) {
  const engine = await openEngine({ script: refundOf(amount) });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const deciding = (person: string) => ({ reviewId: review.id, person, surface });
  return {
    ...engine,
    runId,
    review,
    deciding,
    handOn: (person: string, to: string, note = '') =>
      handOnReview(engine.ctx, { ...deciding(person), to, note }),
    held: () => findClaim(engine.db, review.id, engine.ctx.now()),
    notices: async () => (await findRunRows(engine.db, runId))?.notices ?? [],
  };
}

test('Grace hands it on: Linus holds it, is called in the thread with her note, and the record has no word of hers', async () => {
  const { handOn, held, notices, db, ctx, runId, review, eventRows } = await waiting();
  const until = later(ctx.now(), claimLasts);
  expect(await handOn(grace, linus, 'You know this customer.')).toMatchObject({ until });
  const claim = await held();
  expect(claim).toMatchObject({ holderId: linus, fromId: grace, until });
  expect(await getContent(db, claim?.noteId ?? '')).toBe('You know this customer.');

  const [notice, ...more] = await notices();
  expect(more).toEqual([]);
  expect(notice).toMatchObject({ kind: 'handed_on', personId: linus, fromId: grace, noteId: claim?.noteId });
  expect(await findMessage(db, notice?.id ?? '', 'notice')).toMatchObject({ runId, state: 'waiting' });

  const event = (await eventRows(runId)).at(-1);
  expect(event).toMatchObject({ type: 'review.handed_on', actorId: grace, surface });
  expect(event?.data).toMatchObject({
    review: review.id,
    to: linus,
    note: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(JSON.stringify(event?.data)).not.toContain('customer');
});

test('without a note, and from whoever holds it: Linus hands Grace’s claim back to her', async () => {
  const { handOn, held, deciding, ctx, notices } = await waiting();
  await claimReview(ctx, deciding(grace));
  expect(await handOn(linus, grace)).toMatchObject({ takenFrom: null });
  expect(await held()).toMatchObject({ holderId: grace, fromId: linus, noteId: null });
  expect(await notices()).toMatchObject([{ personId: grace, noteId: null }]);
});

test('the form sent twice calls Linus once; another note calls him again', async () => {
  const { handOn, notices, events, runId } = await waiting();
  const first = await handOn(grace, linus, 'Please.');
  expect(await handOn(grace, linus, 'Please.')).toEqual({ until: first.until, takenFrom: null });
  expect(await notices()).toHaveLength(1);
  await handOn(grace, linus, 'The customer wrote again.');
  expect(await notices()).toHaveLength(2);
  expect((await events(runId)).filter((type) => type === 'review.handed_on')).toHaveLength(2);
});

test('handing on takes the right from nobody: Grace still approves', async () => {
  const { handOn, deciding, ctx, run, runId } = await waiting();
  await handOn(grace, linus);
  await approveReview(ctx, deciding(grace));
  expect((await run(runId)).status).toBe('executing');
});

describe('only to somebody who may decide on it now', () => {
  test.each([
    ['to herself', grace, 'yourself'],
    ['to Ada, who asked', ada, 'own_request'],
    ['to Oscar, an outsider', oscar, 'not_a_reviewer'],
    ['to Margaret, of another level', margaret, 'not_a_reviewer'],
  ])('%s: it is refused with the reason, audited, and nothing is changed', async (_who, to, why) => {
    const { handOn, held, notices, eventRows, runId, review } = await waiting();
    expect(await refusalOf(handOn(grace, to))).toMatchObject({ reason: 'cannot_receive', detail: { why } });
    expect([await held(), await notices()]).toEqual([undefined, []]);
    expect((await eventRows(runId)).at(-1)).toMatchObject({
      type: 'refused',
      actorId: grace,
      data: { attempted: `hand_on ${review.id} to ${to}`, reason: 'cannot_receive' },
    });
  });

  test('to Linus, who has answered it', async () => {
    const { handOn, deciding, ctx } = await waiting(100_01);
    await approveReview(ctx, deciding(linus));
    expect(await refusalOf(handOn(grace, linus))).toMatchObject({ detail: { why: 'already_answered' } });
  });

  test('to Linus, whose account is deactivated', async () => {
    const { handOn, accounts } = await waiting();
    accounts.set(linus, 'deactivated');
    expect(await refusalOf(handOn(grace, linus))).toMatchObject({ detail: { why: 'account_not_active' } });
  });
});

test.each([
  [oscar, 'not_a_reviewer'],
  [ada, 'own_request'],
])('%s, who may not decide, hands on nothing: %s', async (person, reason) => {
  const { handOn, held } = await waiting();
  expect(await refusalOf(handOn(person, grace))).toMatchObject({ reason });
  expect(await held()).toBeUndefined();
});

test('what is decided is not handed on any more', async () => {
  const { handOn, deciding, ctx, notices } = await waiting();
  await approveReview(ctx, deciding(linus));
  expect(await refusalOf(handOn(grace, linus))).toMatchObject({ reason: 'review_over' });
  expect(await notices()).toEqual([]);
});
