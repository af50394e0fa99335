import { expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { ops } from '../../../src/cli/ops/ops.ts';
import { hour, minute } from '../../../src/lib/time.ts';
import { runCli } from '../../cli/support/run-cli.ts';
import { refundOf } from '../../engine/support/scripted-agent.ts';
import { ada, grace, margaret, oscar, priya } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

/** Ada asked, the refund waited an hour for Grace, and was carried out a minute after her approval. */
async function refunded() {
  const api = await openApi({ script: refundOf(84_00) });
  const run = await api.propose();
  api.pass(hour);
  const review = await api.openReview(run.id);
  await approveReview(api.ctx, { reviewId: review.id, person: grace, surface: 'message' });
  api.pass(minute);
  await api.execute(run.id);
  return api;
}

test('whoever works with a workflow, and the admins, read its numbers; nobody else, and that is on record', async () => {
  const { as, eventRows } = await refunded();
  for (const person of [grace, margaret, priya, ada]) {
    const { status, body } = await (await as(person)).get('/metrics?period=30d');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'demo',
      period: { name: '30d', from: '2026-10-24T22:00:00.000Z', to: '2026-11-23T23:00:00.000Z' },
      total: {
        finished: 1,
        completed: { of: 1, out_of: 1 },
        without_rework: { of: 1, out_of: 1, is_provisional: true },
        mean_time_in: { count: 1, review: hour, execution: minute, whole: hour + minute },
        // The desk charges for reading a ticket; nobody knows what the till takes for a refund, and the desk for a reply.
        cost: { of_tools: 1_500, tool_calls_with_a_price: { of: 1, out_of: 3 } },
        approved: { of: 1, out_of: 1 },
        reviewers: [{ person: grace, decisions: 1, time_to_decide: { p50_ms: hour } }],
        queue: { open: 0, oldest_ms: null },
      },
      workflows: [{ id: 'refunds', finished: 1 }],
    });
  }
  for (const path of ['/metrics', '/metrics?workflow=refunds']) {
    const { status, body } = await (await as(oscar)).get(path);
    expect([status, body['error'].reason]).toEqual([403, 'may_not_measure']);
  }
  expect((await eventRows(workspaceChain)).filter(({ type }) => type === 'refused')).toHaveLength(2);
});

test('a week is a period, too; what is none is refused by name, and so is a workflow that is not there', async () => {
  const { as } = await refunded();
  const { get } = await as(margaret);
  expect((await get('/metrics?period=2026-W48')).body['total'].finished).toBe(1);
  expect((await get('/metrics?period=2026-W47')).body['total'].finished).toBe(0);
  for (const [query, field] of [
    ['period=8d', 'period'],
    ['period=2026-W60', 'period'],
    ['format=xls', 'format'],
    ['workflow=A%20B', 'workflow'],
  ] as const) {
    const { status, body } = await get(`/metrics?${query}`);
    expect([query, status, Object.keys(body['error'].fields)]).toEqual([query, 400, [field]]);
  }
  expect((await get('/metrics?workflow=other')).status).toBe(404);
});

test('as CSV each number has a line, and at a terminal a table shows them', async () => {
  const { as, base } = await refunded();
  const { file, token } = await as(margaret);
  const response = await file('/metrics?period=7d&format=csv');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="metrics-7d.csv"');
  const lines = (await response.text()).split('\r\n');
  expect(lines[0]).toBe('workflow,number,about,value,out_of,unit');
  expect(lines).toContain(',completed,,1,1,runs');
  expect(lines).toContain('refunds,time_to_decide_p50,,3600000,1,ms');
  expect(lines).toContain(`refunds,decisions,${grace},1,,decisions`);
  expect(lines).toContain('refunds,cost,tools,1500,,micro_usd');

  const env = { LEENOPS_URL: base.replace('/api/v1', ''), LEENOPS_TOKEN: token };
  const { code, said } = await runCli(ops, ['metrics', 'refunds', '7d'], { env });
  expect(code).toBe(0);
  expect(said[0]).toBe('2026-11-16 23:00 UTC – 2026-11-23 23:00 UTC (demo, not a real operation)');
  expect(said.join('\n')).toMatch(/without rework +1 of 1, provisional/);
  expect(said.join('\n')).toMatch(/cycle time p50 +1h 1m/);
  const csv = await runCli(ops, ['metrics', '7d', '--csv'], { env });
  expect(csv.poured).toContain('refunds,completed,,1,1,runs');
  const tooMuch = await runCli(ops, ['metrics', '7d', '30d'], { env });
  expect(tooMuch.complained[0]).toContain('one period');
});
