import { expect, test } from 'vitest';
import { cancelRun } from '../../src/engine/runs/cancel-run.ts';
import { editReview } from '../../src/engine/reviews/edits/edit-review.ts';
import { eraseTexts } from '../../src/engine/audit/erase-texts.ts';
import { escalateReview } from '../../src/engine/reviews/escalate-review.ts';
import { rejectReview } from '../../src/engine/reviews/reject-review.ts';
import { modesOf } from '../../src/reports/modes.ts';
import { listRuns } from '../../src/reports/recent-runs.ts';
import { findRunView } from '../../src/reports/run-view.ts';
import { minute } from '../../src/lib/time.ts';
import { ada, grace, linus, margaret, oscar } from '../support/cast.ts';
import { noon, openEngine } from '../engine/support/engine.ts';
import { refundOf } from '../engine/support/scripted-agent.ts';
import { sourcesOf } from './support/sources.ts';

const surface = 'message' as const;

async function office(amount = 84_00) {
  const engine = await openEngine({ script: refundOf(amount) });
  const sources = sourcesOf(engine.ctx);
  const view = async (runId: string) => {
    const found = await findRunView(sources, runId);
    if (!found) throw new Error(`Run ${runId} is not shown.`);
    return found;
  };
  return { ...engine, sources, view };
}

test('a run that waits is shown whole: case, proposal, who may decide and until when', async () => {
  const { propose, view, openReview } = await office();
  const run = await propose();
  const review = await openReview(run.id);
  const shown = await view(run.id);
  expect(shown).toMatchObject({
    status: 'awaiting_review',
    subject: { label: `Ticket ${run.subjectLabel.slice(7)}`, record: { system: 'desk' } },
    requesterId: ada,
    model: { label: 'A script (not AI)', kind: 'demo' },
    workflow: { title: 'Refunds', owner: 'leads', levels: 2 },
    costMicroUsd: 0,
    receivedAt: noon,
    proposedAt: noon,
    finishedAt: null,
  });
  expect(shown.reviews).toMatchObject([
    {
      id: review.id,
      level: 1,
      reviewers: [
        { person: grace, onBehalfOf: null },
        { person: linus, onBehalfOf: null },
      ],
      quorum: 1,
      dueAt: review.dueAt,
      resolution: null,
    },
  ]);
  expect(shown.proposals[0]).toMatchObject({ version: 1, changes: [], author: { kind: 'agent' } });
  expect(shown.steps.map(({ title }) => title)).toContain('read the ticket');
});

test('a run that was escalated, edited and carried out is shown with its whole way', async () => {
  const { propose, view, openReview, ctx, execute, pass } = await office(150_00);
  const { id } = await propose();
  const first = await openReview(id);
  pass(minute);
  const escalation = {
    reviewId: first.id,
    person: grace,
    surface,
    category: 'above_my_limit',
    note: 'Please look.',
  };
  await escalateReview(ctx, escalation);
  const second = await openReview(id);
  const [action] = (await view(id)).proposals[0]?.body?.actions ?? [];
  pass(minute);
  await editReview(ctx, {
    reviewId: second.id,
    person: margaret,
    surface,
    edits: { [`${action?.id}:amount`]: '90' },
  });
  await execute(id);

  const shown = await view(id);
  expect(shown.status).toBe('completed');
  expect(shown.reviews.map(({ level, resolution, next }) => [level, resolution, next?.team])).toEqual([
    [1, 'escalated', 'leads'],
    [2, 'edited', 'leads'],
    [2, 'approved', undefined],
  ]);
  expect(shown.reviews[1]?.escalatedHere).toMatchObject({
    category: 'above_my_limit',
    askedBy: { id: grace },
    note: 'Please look.',
  });
  expect(shown.proposals[1]?.changes).toEqual([
    { action: 'till_refund', field: 'amount', from: '15000', to: '9000' },
  ]);
  expect(shown.executions.map(({ tool, status, says }) => [tool, status, says])).toEqual([
    ['till_refund', 'applied', expect.stringContaining('€90.00')],
    ['desk_reply', 'applied', expect.any(String)],
  ]);
  expect(shown.executions[0]?.result?.note).toBe('Done.');
});

test('what was erased is not shown, and the run still is', async () => {
  const { propose, view, openReview, ctx } = await office();
  const { id } = await propose();
  const { id: reviewId } = await openReview(id);
  await rejectReview(ctx, {
    reviewId,
    person: grace,
    surface,
    reasonCode: 'wrong_amount',
    note: 'It was €48.',
  });
  expect((await view(id)).reviews[0]?.decisions[0]).toMatchObject({
    note: 'It was €48.',
    reasonCode: 'wrong_amount',
  });
  await eraseTexts(ctx, { run: id }, 'maintainer');
  const shown = await view(id);
  expect(shown.reviews[0]?.decisions[0]).toMatchObject({ note: null, reasonCode: 'wrong_amount' });
  expect(shown.proposals[0]).toMatchObject({ body: null, sections: [], changes: [] });
  expect(shown.subject.record).toBeNull();
  expect(shown.remarks).toMatchObject([{ type: 'texts.erased' }]);
});

test('a run that never was, or whose workflow is gone, is not shown', async () => {
  const { propose, sources } = await office();
  const { id } = await propose();
  expect(await findRunView(sources, 'run_nothing')).toBeUndefined();
  expect(await findRunView({ ...sources, workflows: [] }, id)).toBeUndefined();
});

test('a cost that is not known is not zero', async () => {
  const { db, sources, propose } = await office();
  const { id } = await propose();
  const call = (n: number, cost: string) =>
    db.execute(`insert into steps (id, run_id, attempt, kind, name, status, started_at, cost_micro_usd)
      values ('stp_${n}', '${id}', 1, 'model_call', 'm', 'done', now(), ${cost})`);
  await call(1, '1250');
  await call(2, '250');
  expect((await findRunView(sources, id))?.costMicroUsd).toBe(1_500);
  await call(3, 'null');
  expect((await findRunView(sources, id))?.costMicroUsd).toBeNull();
});

test('the newest runs come first, with whom they wait for, and Oscar sees his own alone', async () => {
  const { start, propose, pass, sources, ctx } = await office();
  const first = await propose();
  pass(minute);
  const { run: second } = await start('9001', { requesterId: grace });
  const list = (workflowIds: string[], requesterId: string) =>
    listRuns(sources, { workflowIds, ownIn: ['refunds'], requesterId, limit: 10 });
  expect((await list(['refunds'], oscar)).map(({ id, waitingFor }) => [id, waitingFor])).toEqual([
    [second.id, null],
    [first.id, 'reviewers, level 1'],
  ]);
  expect((await list([], ada)).map(({ id }) => id)).toEqual([first.id]);
  expect(await list([], oscar)).toEqual([]);
  await cancelRun(ctx, { runId: first.id, person: ada, surface: 'command' });
  expect(await list([], ada)).toMatchObject([
    { status: 'cancelled', waitingFor: null, finishedAt: ctx.now() },
  ]);
});

test('every workflow’s mode is known by its id', async () => {
  const { sources } = await office();
  expect(await modesOf(sources)).toEqual(new Map([['refunds', 'live']]));
});
