import { expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { refundOf } from '../../engine/support/scripted-agent.ts';
import { rejectReview } from '../../../src/engine/reviews/reject-review.ts';
import { ada, grace, linus, oscar, priya } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

test('Ada starts a run with her own name on it, by intake or by words', async () => {
  const { as, shop, run, eventRows } = await openApi();
  const { post } = await as(ada);
  const ticket = shop.addTicket({ paid: 84_00 }).id;
  const { status, body } = await post('/runs', { workflow: 'refunds', intake: { ticket } });
  expect([status, body]).toEqual([
    201,
    {
      how: 'started',
      run: { id: body['run'].id, workflow: 'refunds', subject: `Ticket ${ticket}`, status: 'queued' },
    },
  ]);
  expect(await run(body['run'].id)).toMatchObject({ requesterId: ada, trigger: 'api', askedIn: null });
  expect((await eventRows(body['run'].id))[0]).toMatchObject({
    type: 'run.queued',
    surface: 'api',
    actorId: ada,
  });

  const other = shop.addTicket({ paid: 84_00 }).id;
  expect((await post('/runs', { workflow: 'refunds', words: [other] })).body['run'].subject).toBe(
    `Ticket ${other}`,
  );
});

test('the same key is the same run, and the same key for something else is refused', async () => {
  const { as, shop } = await openApi();
  const [adas, priyas] = [await as(ada), await as(priya)];
  const [one, two] = [shop.addTicket({ paid: 84_00 }).id, shop.addTicket({ paid: 84_00 }).id];
  const key = { 'idempotency-key': 'nightly-2026-11-23' };
  const first = await adas.post('/runs', { workflow: 'refunds', intake: { ticket: one } }, key);
  const again = await adas.post('/runs', { workflow: 'refunds', intake: { ticket: one } }, key);
  expect(again).toMatchObject({ status: 200, body: { how: 'repeated', run: { id: first.body['run'].id } } });
  const reused = await adas.post('/runs', { workflow: 'refunds', intake: { ticket: two } }, key);
  expect([reused.status, reused.body['error'].reason]).toEqual([409, 'key_used_before']);
  const hers = await priyas.post('/runs', { workflow: 'refunds', intake: { ticket: two } }, key);
  expect([hers.status, hers.body['how']]).toEqual([201, 'started']);
  const joined = await adas.post('/runs', { workflow: 'refunds', intake: { ticket: two } });
  expect(joined).toMatchObject({ status: 200, body: { how: 'joined', run: { id: hers.body['run'].id } } });
  const wrong = await adas.post(
    '/runs',
    { workflow: 'refunds', intake: { ticket: one } },
    { 'idempotency-key': 'a b' },
  );
  expect(wrong.body['error'].fields).toHaveProperty('idempotency-key');
});

test('what was settled is answered 409 with that run, and run again only on demand, as rework', async () => {
  const { as, propose, ctx, run, openReview } = await openApi({ script: refundOf(84_00) });
  const earlier = await propose();
  const { id: reviewId } = await openReview(earlier.id);
  const no = { reviewId, person: linus, surface: 'view', reasonCode: 'wrong_amount', note: '' } as const;
  await rejectReview(ctx, no);
  const { post, get } = await as(ada);
  const words = [earlier.subjectLabel.replace('Ticket ', '')];
  const refused = await post('/runs', { workflow: 'refunds', words });
  expect([refused.status, refused.body['error']]).toMatchObject([
    409,
    { reason: 'run_before', run: earlier.id },
  ]);
  expect(refused.body['error'].message).toContain(`“/leenops rerun ${earlier.id}”`);
  const key = { 'idempotency-key': 'once' };
  const again = await post(`/runs/${earlier.id}/rerun`, {}, key);
  expect([again.status, again.body]).toMatchObject([201, { how: 'started', run: { rerun_of: earlier.id } }]);
  expect((await post(`/runs/${earlier.id}/rerun`, {}, key)).body['how']).toBe('repeated');
  const { id } = again.body['run'];
  expect(await run(id)).toMatchObject({ trigger: 'api', rerunOf: earlier.id, requesterId: ada });
  expect((await get(`/runs/${id}`)).body['run'].rerun_of).toBe(earlier.id);
  expect((await get('/runs')).body['runs']).toContainEqual(
    expect.objectContaining({ id, rerun_of: earlier.id }),
  );
  const oscars = await (await as(oscar)).post(`/runs/${earlier.id}/rerun`, {});
  expect([oscars.status, oscars.body['error'].reason]).toEqual([403, 'not_a_starter']);
});

test('Oscar starts nothing and sees nothing, with the sentences that he reads in Slack, and it is on record', async () => {
  const { as, shop, propose, eventRows } = await openApi({ script: refundOf(84_00) });
  const run = await propose();
  const { get, post } = await as(oscar);
  const started = await post('/runs', {
    workflow: 'refunds',
    intake: { ticket: shop.addTicket({ paid: 1 }).id },
  });
  expect([started.status, started.body['error']]).toEqual([
    403,
    {
      reason: 'not_a_starter',
      message: 'To start Refunds takes a role in it. Ask the team agents to start it: U0ADA.',
    },
  ]);
  const shown = await get(`/runs/${run.id}`);
  expect([shown.status, shown.body['error'].reason]).toEqual([403, 'not_a_member']);
  expect((await get('/runs')).body).toEqual({ runs: [], next_cursor: null });
  expect((await get(`/runs?find=${run.id}`)).body).toEqual({ runs: [], total: 0 });
  expect((await eventRows(workspaceChain)).at(-1)).toMatchObject({
    type: 'refused',
    actorId: oscar,
    surface: 'api',
    data: { attempted: 'start refunds', reason: 'not_a_starter' },
  });
  expect((await eventRows(run.id)).at(-1)).toMatchObject({ type: 'refused', surface: 'api' });
});

test('an unknown workflow, a wrong intake and a workflow that is not started so are refused', async () => {
  const { as } = await openApi();
  const { post } = await as(ada);
  expect(await post('/runs', { workflow: 'nonsense' })).toMatchObject({
    status: 404,
    body: { error: { reason: 'unknown_workflow' } },
  });
  expect((await post('/runs', { workflow: 'refunds', words: ['ten'] })).body['error'].fields).toEqual({
    ticket: 'Type the number of a ticket.',
  });
  const byHand = await openApi({ spec: { triggers: ['command'] } });
  const refused = await (await byHand.as(ada)).post('/runs', { workflow: 'refunds', words: ['1'] });
  expect([refused.status, refused.body['error'].message]).toEqual([
    403,
    'Refunds is not started through the API. “/leenops run” starts it in Slack; its owners can let it start this way, too.',
  ]);
});

test('Grace walks through the runs page by page, newest first, and none twice', async () => {
  const { as, start, pass, shop } = await openApi();
  const started: string[] = [];
  for (let index = 0; index < 7; index++) {
    if (index % 2) pass(1_000);
    started.unshift((await start(shop.addTicket({ paid: 1 }).id)).run.id);
  }
  const { get } = await as(grace);
  const seen: string[] = [];
  let path = '/runs?limit=3';
  for (let page = 0; page < 3; page++) {
    const { body } = await get(path);
    seen.push(...body['runs'].map(({ id }: { id: string }) => id));
    path = `/runs?limit=3&cursor=${body['next_cursor']}`;
    if (page === 2) expect(body['next_cursor']).toBe(null);
  }
  expect(seen.toSorted()).toEqual(started.toSorted());
  expect(new Set(seen).size).toBe(7);
  expect((await get('/runs?cursor=made-up')).body['error'].fields).toHaveProperty('cursor');
});

test('filters narrow the list: by status, by requester, by workflow', async () => {
  const { as, start, shop } = await openApi();
  const { run } = await start(shop.addTicket({ paid: 1 }).id);
  const { get } = await as(grace);
  const ids = async (query: string) =>
    (await get(`/runs?${query}`)).body['runs'].map(({ id }: { id: string }) => id);
  expect(await ids('status=queued&workflow=refunds&requester=U0ADA')).toEqual([run.id]);
  expect(await ids('status=completed')).toEqual([]);
  expect(await ids('requester=U0GRACE')).toEqual([]);
  expect(await ids('workflow=other')).toEqual([]);
});

test('Ada sees the run that she asked for from beginning to end', async () => {
  const { as, propose } = await openApi({ script: refundOf(84_00) });
  const run = await propose();
  const { body } = await (await as(ada)).get(`/runs/${run.id}`);
  expect(body['run']).toMatchObject({
    id: run.id,
    status: 'awaiting_review',
    requester: ada,
    proposals: [{ version: 1, says: ['Refund €84.00 of ch_1042', 'Answer ticket 1042'] }],
    reviews: [{ level: 1, team: 'reviewers', resolution: null }],
  });
  expect((await (await as(ada)).get('/runs/run_nothing')).status).toBe(404);
});

test('everybody may know the workflows; what each person may do stands beside them', async () => {
  const { as } = await openApi();
  const may = async (person: string) => (await (await as(person)).get('/workflows')).body['workflows'][0].may;
  expect(await may(oscar)).toEqual(['map']);
  expect(await may(ada)).toEqual(['start', 'see', 'map', 'measure']);
  expect(await may(grace)).toEqual(['start', 'see', 'map', 'measure', 'reverse']);
  expect(await may(priya)).toEqual([
    'start',
    'see',
    'map',
    'cancel',
    'pause',
    'promote',
    'export',
    'measure',
    'reverse',
    'handle',
    'supply',
    'confirm_promotion',
    'demote',
  ]);
  const { body } = await (await as(oscar)).get('/workflows');
  expect(body['workflows'][0]).toMatchObject({
    id: 'refunds',
    mode: 'live',
    paused: false,
    reject_reasons: [{ code: 'wrong_amount', label: 'The amount is wrong' }],
    intake: { properties: { ticket: { type: 'string' } } },
  });
});
