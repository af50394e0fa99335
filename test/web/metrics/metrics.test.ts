import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { jobNames, openQueue } from '../../../src/db/queue.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { hour, minute } from '../../../src/lib/time.ts';
import { readStanding } from '../../../src/reports/standing.ts';
import { openMetrics } from '../../../src/web/metrics/open-metrics.ts';
import { grace, margaret } from '../../support/cast.ts';
import { openEngine } from '../../engine/support/engine.ts';
import { refundOf } from '../../engine/support/scripted-agent.ts';
import { readExposition } from './support/exposition.ts';

const build = { version: '1.2.3', node: 'v24', model: 'script-1' };
const labels = [
  'workflow',
  'mode',
  'outcome',
  'status',
  'severity',
  'state',
  'name',
  'kind',
  'model',
  'tool',
];
const allowed = [...labels, 'effect', 'method', 'code', 'le', 'version', 'node'];

test('how the operation stands: what waits, where, and for how long', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { ctx, db, url, start, propose, pass, openReview } = engine;
  const queue = await openQueue(url, () => {});
  onTestFinished(() => queue.drain(1_000));
  await propose();
  const late = await propose();
  await db.execute(sql`update reviews set opened_at = ${ctx.now().toISOString()}::timestamptz - interval '3 hours',
    due_at = ${ctx.now().toISOString()}::timestamptz where id = ${(await openReview(late.id)).id}`);
  const { run: blocked } = await start(engine.shop.addTicket().id);
  await db.execute(
    sql`update contents set body = null, salt = null, erased_at = now() where run_id = ${blocked.id}`,
  );
  await engine.think(blocked.id);
  await pauseWorkflow(ctx, { workflow: 'refunds', person: margaret, surface: 'command', reason: '' });
  await queue.enqueue(db, 'agent', late.id);
  await queue.enqueue(db, 'agent', blocked.id, { inMs: hour });
  await queue.enqueue(db, 'due', late.id);
  await db.execute(sql`update pgboss.job set start_after = now() - interval '90 seconds' where name = 'due'`);
  pass(minute);

  const { show } = openMetrics(build);
  const { value, samples } = readExposition(await show(await readStanding(db, ctx.now())));
  expect(value('leenops_database_up')).toBe(1);
  expect(value('leenops_runs_open', { workflow: 'refunds', status: 'awaiting_review' })).toBe(2);
  expect(value('leenops_runs_open', { workflow: 'refunds', status: 'blocked' })).toBe(1);
  expect(value('leenops_runs_open', { workflow: 'refunds', status: 'queued' })).toBe(0);
  expect(value('leenops_reviews_open', { workflow: 'refunds' })).toBe(2);
  expect(value('leenops_reviews_overdue', { workflow: 'refunds' })).toBe(1);
  expect(value('leenops_reviews_oldest_seconds', { workflow: 'refunds' })).toBe(3 * 3_600 + 60);
  expect(value('leenops_incidents_open', { severity: 'low' })).toBe(1);
  expect(value('leenops_incidents_open', { severity: 'critical' })).toBe(0);
  expect(value('leenops_workflow_paused', { workflow: 'refunds' })).toBe(1);
  expect(value('leenops_workflow_info', { workflow: 'refunds', mode: 'live' })).toBe(1);
  expect(value('leenops_queue_jobs', { name: 'agent', state: 'due' })).toBe(1);
  expect(value('leenops_queue_jobs', { name: 'agent', state: 'later' })).toBe(1);
  expect(value('leenops_queue_jobs', { name: 'dead', state: 'due' })).toBe(0);
  expect(value('leenops_queue_oldest_due_seconds', { name: 'due' })).toBeGreaterThanOrEqual(90);
  expect(value('leenops_queue_oldest_due_seconds', { name: 'fire' })).toBeUndefined();
  expect(value('leenops_outbox_messages', { state: 'waiting' })).toBeGreaterThan(0);
  expect(value('leenops_outbox_oldest_due_seconds')).toBe(60);
  const named = samples
    .filter(({ name }) => name === 'leenops_queue_jobs')
    .map((each) => each.labels['name']);
  expect(new Set(named)).toEqual(new Set([...jobNames, 'dead']));
});

test('a run is counted on its way, once, and no label says which or whose', async () => {
  const engine = await openEngine({ script: refundOf(84_00) });
  const { ctx, propose, openReview, execute, pass, shop } = engine;
  const { meters, show } = openMetrics(build);
  ctx.meters = meters;
  const { id } = await propose(shop.addTicket({ paid: 500_00 }).id);
  const review = await openReview(id);
  await approveReview(ctx, { reviewId: review.id, person: grace, surface: 'message' });
  pass(minute);
  shop.plan('refund', 'refused');
  await execute(id);
  const second = await propose(shop.addTicket({ paid: 500_00 }).id);
  const next = await openReview(second.id);
  await approveReview(ctx, { reviewId: next.id, person: grace, surface: 'message' });
  pass(minute);
  await execute(second.id);
  meters.modelCalled({ workflow: 'refunds', model: 'script-1', ms: 900, code: null, costMicroUsd: 2_500 });
  meters.modelCalled({
    workflow: 'refunds',
    model: 'script-1',
    ms: 40,
    code: 'http_429',
    costMicroUsd: null,
  });
  meters.slackFailed('chat.postMessage', 'ratelimited');
  meters.slackRested('chat.postMessage', 30_000);
  meters.acknowledged('command', 40);
  meters.carded('refunds', 9_000);

  const exposed = readExposition(await show(undefined));
  const { value, samples, types, helps } = exposed;
  expect(value('leenops_run_seconds_count', { workflow: 'refunds', outcome: 'completed' })).toBe(1);
  expect(value('leenops_run_seconds_count', { workflow: 'refunds', outcome: 'blocked' })).toBeUndefined();
  expect(value('leenops_run_to_executed_seconds_sum', { workflow: 'refunds' })).toBe(60);
  expect(value('leenops_tool_call_seconds_count', { tool: 'till_refund', effect: 'write' })).toBe(2);
  expect(
    value('leenops_tool_failures_total', { tool: 'till_refund', effect: 'write', code: 'refused' }),
  ).toBe(1);
  expect(value('leenops_model_cost_dollars_total', { workflow: 'refunds', model: 'script-1' })).toBe(0.0025);
  expect(value('leenops_model_calls_unpriced_total', { workflow: 'refunds', model: 'script-1' })).toBe(1);
  expect(value('leenops_slack_rate_limited_seconds_total', { method: 'chat.postMessage' })).toBe(30);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);

  const ours = [...types.keys()].filter((name) => name.startsWith('leenops_'));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter((name) => !helps.get(name)?.endsWith('.'))).toEqual([]);
  const wronglyNamed = ours.filter((name) => (types.get(name) === 'counter') !== name.endsWith('_total'));
  expect(wronglyNamed).toEqual([]);
  for (const { name, labels: given } of samples.filter((each) => each.name.startsWith('leenops_'))) {
    expect(
      Object.keys(given).filter((key) => !allowed.includes(key)),
      name,
    ).toEqual([]);
    const telling = Object.values(given).filter((text) => /^(run|rev|act|inc|prp)_|^U0|@|\s/.test(text));
    expect(telling, name).toEqual([]);
  }
});

test('codes of other systems do not become series without end', async () => {
  const { meters, show } = openMetrics(build);
  for (let nth = 0; nth < 500; nth += 1)
    meters.toolCalled({ tool: 'till_refund', effect: 'read', ms: 1, code: `code_${nth}` });
  const { samples } = readExposition(await show(undefined));
  const failures = samples.filter(({ name }) => name === 'leenops_tool_failures_total');
  expect(failures.length).toBeLessThan(100);
  expect(failures.reduce((sum, { value }) => sum + value, 0)).toBe(500);
  expect(failures.find(({ labels: given }) => given['code'] === 'other')?.value).toBeGreaterThan(400);
});

test('every series that the operators’ page speaks of is there', async () => {
  const page = readFileSync(new URL('../../../docs/operate.md', import.meta.url), 'utf8');
  const named = [...page.matchAll(/\bleenops_[a-z_]+[a-z]\b/g)].map(([name]) => name);
  const { types } = readExposition(await openMetrics(build).show(undefined));
  expect(new Set(named).size).toBeGreaterThan(12);
  const unknown = named.filter(
    (name) =>
      !types.has(name.replace(/_(bucket|count|sum)$/, '')) &&
      ![...types.keys()].some((known) => known.startsWith(`${name}_`)),
  );
  expect(unknown).toEqual([]);
});
