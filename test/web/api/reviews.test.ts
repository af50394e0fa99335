import { expect, test } from 'vitest';
import { refundOf } from '../../engine/support/scripted-agent.ts';
import { ada, grace, linus, margaret, oscar } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

async function waiting(amount = 84_00) {
  const api = await openApi({ script: refundOf(amount) });
  const run = await api.propose();
  const review = await api.openReview(run.id);
  const graces = await api.as(grace);
  const { body } = await graces.get(`/reviews/${review.id}`);
  const digest = body['review'].proposal.digest as string;
  const path = `/reviews/${review.id}/decisions`;
  return { ...api, runId: run.id, review, graces, digest, path, shown: body['review'] };
}

test('Grace reads the whole case, and what she may change of it', async () => {
  const { shown, digest, review } = await waiting();
  expect(shown).toMatchObject({
    id: review.id,
    quorum: 1,
    approvals: 0,
    may_decide: [
      { person: grace, on_behalf_of: null },
      { person: linus, on_behalf_of: null },
    ],
    reject_reasons: [{ code: 'wrong_amount', label: 'The amount is wrong' }],
  });
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const [action] = shown.proposal.actions;
  expect(action).toMatchObject({ tool: 'till_refund', says: 'Refund €84.00 of ch_1042', moves_money: true });
  expect(action.editable).toMatchObject([{ id: `${action.id}:amount`, value: '84.00', currency: 'eur' }]);
});

test('it waits for Grace and Linus, not for Ada who asked nor for Oscar', async () => {
  const { as, review } = await waiting();
  const queueOf = async (person: string) =>
    (await (await as(person)).get('/reviews')).body['reviews'].map(({ id }: { id: string }) => id);
  expect(await queueOf(grace)).toEqual([review.id]);
  expect(await queueOf(linus)).toEqual([review.id]);
  expect(await queueOf(ada)).toEqual([]);
  expect(await queueOf(oscar)).toEqual([]);
});

test('Grace approves exactly what she saw; sent again, nothing is done twice', async () => {
  const { graces, path, digest, runId, execute, shop, eventRows } = await waiting();
  const approved = await graces.post(path, { kind: 'approve', digest });
  expect(approved).toMatchObject({
    status: 200,
    body: { repeated: false, review: { resolution: 'approved' }, run: { id: runId, status: 'executing' } },
  });
  const again = await graces.post(path, { kind: 'approve', digest });
  expect(again).toMatchObject({ status: 200, body: { repeated: true } });
  await execute(runId);
  expect(shop.refunds).toHaveLength(1);
  const decided = (await eventRows(runId)).filter(({ type }) => type === 'review.decided');
  expect(decided).toMatchObject([{ actorId: grace, surface: 'api', data: { kind: 'approve', digest } }]);
});

test('another digest than the one that stands there is refused, and nothing is decided', async () => {
  const { graces, path, run, runId } = await waiting();
  const { status, body } = await graces.post(path, { kind: 'approve', digest: 'a'.repeat(64) });
  expect([status, body['error'].reason]).toEqual([409, 'proposal_changed']);
  expect((await run(runId)).status).toBe('awaiting_review');
});

test('Ada cannot approve her own and Oscar cannot approve at all, in the words of Slack, on the run’s record', async () => {
  const { as, path, digest, runId, eventRows, run } = await waiting();
  const adas = await (await as(ada)).post(path, { kind: 'approve', digest });
  expect([adas.status, adas.body['error']]).toEqual([
    403,
    {
      reason: 'own_request',
      message:
        'You asked for this run, so somebody else decides on it. Nothing was changed. The people named on the card can.',
    },
  ]);
  const oscars = await (await as(oscar)).post(path, { kind: 'approve', digest });
  expect([oscars.status, oscars.body['error']]).toEqual([
    403,
    {
      reason: 'not_a_reviewer',
      message:
        'You are not among the people who may decide on this: the team reviewers decides. The card names them. Nothing was changed.',
    },
  ]);
  const seen = await (await as(oscar)).get(path.replace('/decisions', ''));
  expect([seen.status, seen.body['error'].reason]).toEqual([403, 'not_a_member']);
  const refused = (await eventRows(runId)).filter(({ type }) => type === 'refused');
  expect(refused.map(({ actorId, surface, data }) => [actorId, surface, data['reason']])).toEqual([
    [ada, 'api', 'own_request'],
    [oscar, 'api', 'not_a_reviewer'],
    [oscar, 'api', 'not_a_member'],
  ]);
  expect((await run(runId)).status).toBe('awaiting_review');
});

test('who comes too late reads who was first', async () => {
  const { as, graces, path, digest } = await waiting();
  await graces.post(path, { kind: 'approve', digest });
  const { status, body } = await (await as(linus)).post(path, { kind: 'approve', digest });
  expect([status, body['error'].reason]).toEqual([409, 'review_over']);
  expect(body['error'].message).toContain('this was approved by U0GRACE, 2026-11-23 12:00 UTC');
});

test('two approvals are two people’s', async () => {
  const { as, graces, path, digest } = await waiting(249_00);
  const first = await graces.post(path, { kind: 'approve', digest });
  expect(first.body).toMatchObject({ review: { resolution: null }, run: { status: 'awaiting_review' } });
  const twice = await graces.post(path, { kind: 'approve', digest });
  expect([twice.status, twice.body['error'].reason]).toEqual([409, 'already_answered']);
  const second = await (await as(linus)).post(path, { kind: 'approve', digest });
  expect(second.body).toMatchObject({ review: { resolution: 'approved' }, run: { status: 'executing' } });
});

test('a rejection takes one of the workflow’s reasons', async () => {
  const { graces, path, digest } = await waiting();
  const wrong = await graces.post(path, { kind: 'reject', digest, reason: 'bad_mood' });
  expect(wrong.body['error'].fields).toEqual({ reason: 'Choose one of the listed reasons.' });
  const right = await graces.post(path, {
    kind: 'reject',
    digest,
    reason: 'wrong_amount',
    note: 'It was €48.',
  });
  expect(right.body).toMatchObject({ review: { resolution: 'rejected' }, run: { status: 'rejected' } });
});

test('rejected with “again”, the agent tries once more', async () => {
  const { graces, path, digest } = await waiting();
  const { body } = await graces.post(path, { kind: 'reject', digest, reason: 'wrong_amount', again: true });
  expect(body).toMatchObject({ review: { resolution: 'rejected' }, run: { status: 'running' } });
});

test('escalated, it goes on with Margaret, and from the last level nowhere', async () => {
  const { as, graces, path, digest } = await waiting();
  const { body } = await graces.post(path, { kind: 'escalate', digest, category: 'above_my_limit' });
  expect(body).toMatchObject({ review: { resolution: 'escalated', next: expect.stringMatching(/^rev_/) } });
  const next = `/reviews/${body['review'].next}/decisions`;
  const last = await (
    await as(margaret)
  ).post(next, { kind: 'escalate', digest, category: 'above_my_limit' });
  expect([last.status, last.body['error'].reason]).toEqual([409, 'last_level']);
});

test('an edit is the next version, with its editor’s approval', async () => {
  const { graces, path, digest, shown } = await waiting();
  const field = shown.proposal.actions[0].editable[0].id as string;
  const wrong = await graces.post(path, { kind: 'edit', digest, edits: { [field]: 'sixty' } });
  expect(wrong.status).toBe(400);
  expect(Object.keys(wrong.body['error'].fields)).toEqual([field]);
  const same = await graces.post(path, { kind: 'edit', digest, edits: { [field]: '84.00' } });
  expect([same.status, same.body['error'].reason]).toEqual([409, 'nothing_changed']);
  const right = await graces.post(path, { kind: 'edit', digest, edits: { [field]: '60.00' } });
  expect(right.body).toMatchObject({ review: { resolution: 'edited' }, run: { status: 'executing' } });
});

test('an answer to an agent that asks nothing is refused', async () => {
  const { graces, path, digest } = await waiting();
  const { status, body } = await graces.post(path, {
    kind: 'respond',
    digest,
    note: 'Take the other order.',
  });
  expect([status, body['error'].reason]).toEqual([409, 'no_question']);
});

test('the agent’s question is answered, and it goes on; an empty answer is none', async () => {
  const asks = refundOf(84_00);
  const api = await openApi({
    script: async (at) => {
      await asks(at);
      return at.submit({ question: 'Which order?' });
    },
  });
  const run = await api.propose();
  const review = await api.openReview(run.id);
  const graces = await api.as(grace);
  const { digest } = (await graces.get(`/reviews/${review.id}`)).body['review'].proposal;
  const path = `/reviews/${review.id}/decisions`;
  expect((await graces.post(path, { kind: 'respond', digest })).body['error'].fields).toEqual({
    note: 'Type what the agent should know.',
  });
  const { body } = await graces.post(path, { kind: 'respond', digest, note: 'The chair.' });
  expect(body).toMatchObject({ review: { resolution: 'answered' }, run: { status: 'running' } });
});

test('a review that is none is not found', async () => {
  const { graces, digest } = await waiting();
  const { status } = await graces.post('/reviews/rev_000000000000/decisions', { kind: 'approve', digest });
  expect(status).toBe(404);
  expect((await graces.get('/reviews/rev_000000000000')).status).toBe(404);
});
