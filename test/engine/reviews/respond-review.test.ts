import { describe, expect, test } from 'vitest';
import { getContent } from '../../../src/db/contents.ts';
import { findLatestProposal } from '../../../src/db/proposals.ts';
import { listReviewDecisions, listReviews } from '../../../src/db/reviews.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { assertMayDecideNow } from '../../../src/engine/reviews/may-decide.ts';
import { respondReview } from '../../../src/engine/reviews/respond-review.ts';
import { ada, grace, linus, oscar } from '../../support/cast.ts';
import { openEngine } from '../support/engine.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { proposes, refundOf, scriptedAgent } from '../support/scripted-agent.ts';
import type { Script } from '../support/scripted-agent.ts';

const question = 'Which parcel is meant?';
const asks: Script = async ({ submit }) => submit({ question });

async function waiting(...scripts: [Script, ...Script[]]) {
  const engine = await openEngine({ agent: scriptedAgent(...scripts) });
  const { id: runId } = await engine.propose();
  const review = await engine.openReview(runId);
  const input = { reviewId: review.id, surface: 'view' as const };
  const answer = (text: string, person = grace) =>
    respondReview(engine.ctx, { ...input, person, answer: text });
  await engine.takeJobs();
  return { ...engine, runId, review, input, answer };
}

test('Grace answers the question: the run goes on with question and answer, and what comes of it is reviewed', async () => {
  const told: string[] = [];
  const goesOn: Script = async (given) => {
    told.push(given.task.input);
    return refundOf(48_00)(given);
  };
  const { answer, runId, run, db, review, takeJobs, events, think, openReview } = await waiting(asks, goesOn);
  await answer(' The one of Tuesday. ');
  expect(await run(runId)).toMatchObject({ status: 'running', decidedAt: null });
  expect(await takeJobs()).toMatchObject([{ name: 'agent', id: runId }]);
  expect((await listReviews(db, runId))[0]?.resolution).toBe('answered');
  const [decision] = await listReviewDecisions(db, review.id);
  expect(decision).toMatchObject({ kind: 'respond', deciderId: grace, reasonCode: null });
  expect(await getContent(db, decision?.noteId ?? '')).toBe('The one of Tuesday.');
  expect((await events(runId)).slice(-3)).toEqual(['review.decided', 'review.resolved', 'run.answered']);

  await think(runId);
  expect(told[0]).toContain(`"you_asked":"${question}","reviewer_answered":"The one of Tuesday."`);
  expect(await openReview(runId)).toMatchObject({ level: 1, quorum: 1 });
  expect((await findLatestProposal(db, runId))?.version).toBe(2);
});

test('what Grace answered stands in no event', async () => {
  const { answer, runId, eventRows } = await waiting(asks);
  await answer('The parcel of Maya Lindholm.');
  expect(JSON.stringify(await eventRows(runId))).not.toContain('Lindholm');
});

test('her second click on the same form is answered like the first', async () => {
  const { answer, db, review } = await waiting(asks);
  await answer('The one of Tuesday.');
  expect(await answer('The one of Tuesday.')).toMatchObject({ repeated: true });
  expect(await listReviewDecisions(db, review.id)).toHaveLength(1);
});

test('Linus, who answers a moment later, learns that it was answered', async () => {
  const { answer } = await waiting(asks);
  await answer('The one of Tuesday.');
  expect(await refusalOf(answer('The other one.', linus))).toMatchObject({
    reason: 'review_over',
    detail: { resolution: 'answered', by: grace },
  });
});

describe('refused', () => {
  test.each([
    ['where the agent asks nothing', grace, 'The one of Tuesday.', 'no_question', refundOf(84_00)],
    ['from Ada, who asked for the run', ada, 'The one of Tuesday.', 'own_request', asks],
    ['from Oscar, who has no say in it', oscar, 'The one of Tuesday.', 'not_a_reviewer', asks],
    ['when it is empty', grace, ' \n ', 'bad_input', asks],
    ['when it is longer than a form takes', grace, 'x'.repeat(3_001), 'bad_input', asks],
  ])('%s', async (_what, person, text, reason, script) => {
    const { answer, runId, run, takeJobs } = await waiting(script);
    expect(await refusalOf(answer(text, person))).toMatchObject({ reason });
    expect((await run(runId)).status).toBe('awaiting_review');
    expect(await takeJobs()).toEqual([]);
  });

  test('3,000 characters are not too many', async () => {
    const { answer, runId, run } = await waiting(asks);
    await answer('x'.repeat(3_000));
    expect((await run(runId)).status).toBe('running');
  });

  test('the form does not even open where nothing is asked', async () => {
    const { ctx, input } = await waiting(refundOf(84_00));
    const open = assertMayDecideNow(ctx, 'respond', { ...input, person: grace });
    expect(await refusalOf(open)).toMatchObject({ reason: 'no_question' });
  });
});

describe('a question without any action', () => {
  test('goes to the reviewers instead of being blocked', async () => {
    const { runId, run, db, review, incidents } = await waiting(asks);
    expect((await run(runId)).status).toBe('awaiting_review');
    expect(review).toMatchObject({ level: 1, quorum: 1 });
    expect((await findLatestProposal(db, runId))?.routing.rule).toBe('open-question');
    expect(await incidents(runId)).toEqual([]);
  });

  test('goes higher where a rule says so', async () => {
    const { review } = await waiting(async ({ submit }) => submit({ question, confidence: 0.1 }));
    expect(review).toMatchObject({ level: 2, teamId: 'leads' });
  });

  test('cannot be approved: there is nothing to carry out', async () => {
    const { ctx, input, runId, run } = await waiting(asks);
    const approve = approveReview(ctx, { ...input, person: grace });
    expect(await refusalOf(approve)).toMatchObject({ reason: 'nothing_proposed' });
    expect((await run(runId)).status).toBe('awaiting_review');
  });

  test('that is only spaces is no question', async () => {
    const engine = await openEngine({
      agent: scriptedAgent(async ({ submit }) => submit({ question: '  ' })),
    });
    expect(await engine.propose()).toMatchObject({ status: 'blocked', causeCode: 'nothing_proposed' });
  });
});

test('a question beside actions that would run alone: a person is asked', async () => {
  const tagsAndAsks: Script = async (given) => {
    await proposes({ tags: ['late'] })(given);
    return given.submit({ question });
  };
  const { runId, run, db, executions } = await waiting(tagsAndAsks);
  expect((await run(runId)).status).toBe('awaiting_review');
  expect((await findLatestProposal(db, runId))?.routing).toMatchObject({
    rule: 'open-question',
    alsoMatched: ['tags-alone'],
  });
  expect(await executions(runId)).toEqual([]);
});
