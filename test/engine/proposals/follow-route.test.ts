import { describe, expect, test } from 'vitest';
import { listEscalations, listRunDecisions } from '../../../src/db/reviews.ts';
import { findLatestProposal } from '../../../src/db/proposals.ts';
import { findMessage } from '../../../src/db/messages.ts';
import { later, hour } from '../../../src/lib/time.ts';
import { noon, openEngine } from '../support/engine.ts';
import { proposes, scriptedAgent } from '../support/scripted-agent.ts';

test('tags alone run without a person: the rule is the approval, and execution is due', async () => {
  const { propose, db, takeJobs, executions } = await openEngine({ script: proposes({ tags: ['late'] }) });
  const run = await propose();
  expect(run.status).toBe('executing');
  const [decision, ...others] = await listRunDecisions(db, run.id);
  expect(others).toEqual([]);
  expect(decision).toMatchObject({
    kind: 'approve',
    deciderKind: 'rule',
    deciderId: 'tags-alone',
    reviewId: null,
  });
  expect(await executions(run.id)).toMatchObject([{ tool: 'desk_tag', status: 'pending', ordinal: 1 }]);
  expect((await takeJobs()).map(({ name }) => name)).toEqual(['agent', 'execute']);
});

test('a refund waits for one reviewer, with a card and a clock', async () => {
  const { propose, openReview, takeJobs, db } = await openEngine({ script: proposes({ refund: 84_00 }) });
  const run = await propose();
  expect(run).toMatchObject({ status: 'awaiting_review', proposedAt: noon });
  const review = await openReview(run.id);
  const dueAt = later(noon, 4 * hour);
  expect(review).toMatchObject({ level: 1, teamId: 'reviewers', quorum: 1, dueAt });
  expect(await findMessage(db, review.id, 'card')).toMatchObject({
    threadOf: (await findMessage(db, run.id, 'root'))?.id,
  });
  expect(await takeJobs()).toContainEqual({ name: 'due', id: review.id, due: later(noon, 2 * hour) });
});

test.each([
  ['€100.00 waits for one', 100_00, 1],
  ['€100.01 waits for two', 100_01, 2],
])('%s', async (_what, amount, quorum) => {
  const { propose, openReview } = await openEngine({ script: proposes({ refund: amount }) });
  expect(await openReview((await propose()).id)).toMatchObject({ level: 1, quorum });
});

test('what the agent is not sure about goes to the leads, and why is written down', async () => {
  const script = proposes({ refund: 84_00, confidence: 0.59 });
  const { propose, openReview, db, events } = await openEngine({ script });
  const run = await propose();
  const review = await openReview(run.id);
  expect(review).toMatchObject({ level: 2, teamId: 'leads', dueAt: later(noon, 8 * hour) });
  expect(await listEscalations(db, run.id)).toMatchObject([
    {
      category: 'not_sure',
      askedByKind: 'rule',
      askedById: 'not-sure',
      toReviewId: review.id,
      fromReviewId: null,
    },
  ]);
  expect(await events(run.id)).toContain('review.escalated');
});

test('a refund of another payment is blocked, with an incident for the owner', async () => {
  const { propose, incidents, executions, shop } = await openEngine({
    script: proposes({ refund: 84_00, charge: 'ch_of_somebody_else' }),
  });
  const run = await propose();
  expect(run).toMatchObject({ status: 'blocked', cause: 'policy', causeCode: 'outside-the-case' });
  expect(await incidents(run.id)).toMatchObject([{ cause: 'policy', code: 'outside-the-case' }]);
  expect([await executions(run.id), shop.refunds]).toEqual([[], []]);
});

describe('in pilot', () => {
  test('a person decides even on tags', async () => {
    const { propose, openReview } = await openEngine({ mode: 'pilot', script: proposes({ tags: ['late'] }) });
    expect(await openReview((await propose()).id)).toMatchObject({ level: 1, quorum: 1 });
  });

  test('and what is blocked stays blocked', async () => {
    const script = proposes({ refund: 1, charge: 'ch_of_somebody_else' });
    const { propose } = await openEngine({ mode: 'pilot', script });
    expect((await propose()).status).toBe('blocked');
  });
});

describe('in shadow', () => {
  test.each([
    ['tags alone', { tags: ['late'] }, 'auto'],
    ['a refund', { refund: 84_00 }, 'review'],
    ['what the rules block', { refund: 1, charge: 'ch_of_somebody_else' }, 'block'],
  ])('%s: the route is recorded, nothing is asked and nothing is done', async (_what, proposed, to) => {
    const engine = await openEngine({ mode: 'shadow', script: proposes(proposed) });
    const run = await engine.propose();
    expect(run).toMatchObject({ status: 'completed', mode: 'shadow', finishedAt: noon });
    expect((await findLatestProposal(engine.db, run.id))?.routing.route.to).toBe(to);
    expect(await engine.executions(run.id)).toEqual([]);
    expect(await engine.incidents(run.id)).toEqual([]);
    expect((await engine.takeJobs()).map(({ name }) => name)).toEqual(['agent', 'observe']);
    expect([engine.shop.refunds, engine.shop.taggings]).toEqual([[], []]);
  });
});

describe('a result that proposes nothing', () => {
  const nothing = scriptedAgent(async ({ submit }) => submit());

  test('is put before the owner: there is nothing that anybody could decide', async () => {
    const { propose, incidents, db, events } = await openEngine({ agent: nothing });
    const run = await propose();
    expect(run).toMatchObject({ status: 'blocked', cause: 'missing_input', causeCode: 'nothing_proposed' });
    expect(await incidents(run.id)).toMatchObject([{ code: 'nothing_proposed', severity: 'low' }]);
    expect(await findLatestProposal(db, run.id)).toMatchObject({ version: 1 });
    expect(await events(run.id)).not.toContain('review.opened');
  });

  describe('where the workflow counts that as an answer', () => {
    const spec = { nothingToDo: 'nothing_new', categories: ['other', 'nothing_new'] } as const;
    const found = (category: string, confidence = 0.9) =>
      scriptedAgent(async ({ submit }) => submit({ category, confidence, evidence: [] }));

    test.each(['live', 'pilot'] as const)(
      'completes in %s and says so, and nobody is asked',
      async (mode) => {
        const { propose, incidents, events, executions } = await openEngine({
          mode,
          spec: { ...spec },
          agent: found('nothing_new'),
        });
        const run = await propose();
        expect(run).toMatchObject({ status: 'completed', finishedAt: noon });
        expect([await incidents(run.id), await executions(run.id)]).toEqual([[], []]);
        expect((await events(run.id)).slice(-2)).toEqual(['policy.routed', 'run.completed']);
      },
    );

    test.each([
      ['under another category', found('other')],
      ['when a rule objects', found('nothing_new', 0.3)],
    ])('is put before the owner %s', async (_what, agent) => {
      const { propose } = await openEngine({ spec: { ...spec }, agent });
      expect(await propose()).toMatchObject({ status: 'blocked', causeCode: 'nothing_proposed' });
    });

    test('is put before the owner when a system could not be read', async () => {
      const agent = scriptedAgent(async ({ call, submit }) => {
        await call('desk_ticket', { ticket: '404' });
        return submit({ category: 'nothing_new', evidence: [] });
      });
      const { propose } = await openEngine({ spec: { ...spec }, agent });
      expect(await propose('404')).toMatchObject({ status: 'blocked', causeCode: 'not_found' });
    });
  });

  test('in shadow is what would have been proposed', async () => {
    const { propose, incidents } = await openEngine({ agent: nothing, mode: 'shadow' });
    const run = await propose();
    expect([run.status, await incidents(run.id)]).toEqual(['completed', []]);
  });
});
