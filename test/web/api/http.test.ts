import { expect, test } from 'vitest';
import { bodyLimit } from '../../../src/web/api/read-body.ts';
import { grace } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

test('an address that is none and a method that is not taken are said to be that', async () => {
  const { as } = await openApi();
  const { get, post } = await as(grace);
  for (const path of ['/nothing', '/runs/', '/runs/a/b', '/runs/..', '/reviews/x/decisions/y', '//runs']) {
    const { status, body } = await get(path);
    expect([path, status, body['error'].reason]).toEqual([path, 404, 'not_found']);
  }
  const { status, headers, body } = await post('/me', {});
  expect([status, headers.get('allow'), body['error'].reason]).toEqual([405, 'GET', 'wrong_method']);
});

test('a body that is no JSON, or more than anybody types, is refused before it is read whole', async () => {
  const { as, fetchAs, answered } = await openApi();
  const { post, token } = await as(grace);
  expect(await post('/runs', '{"workflow":')).toMatchObject({
    status: 400,
    body: { error: { reason: 'bad_input' } },
  });
  const typeless = await answered(await fetchAs(token, '/runs', { method: 'POST', body: 'a=b' }));
  expect(typeless).toMatchObject({ status: 400, body: { error: { reason: 'bad_input' } } });
  const words = ['x'.repeat(bodyLimit)];
  expect(await post('/runs', { workflow: 'refunds', words })).toMatchObject({
    status: 413,
    body: { error: { reason: 'too_large', message: 'The body is larger than 256 KiB.' } },
  });
  const chunked = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
    },
  });
  const endless = fetchAs(token, '/runs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: chunked,
    duplex: 'half',
  });
  expect(
    await endless.then(
      ({ status }) => status,
      () => 413,
    ),
  ).toBe(413);
});

test('what was sent is named field by field, with what is wrong with it', async () => {
  const { as } = await openApi();
  const { get, post } = await as(grace);
  const runs = await get('/runs?status=lost&limit=1000&whatever=1');
  expect(runs.status).toBe(400);
  expect(Object.keys(runs.body['error'].fields)).toEqual(['status', 'limit', 'request']);
  expect(runs.body['error'].message).toContain('That is not right yet, and nothing was changed.\n• status: ');
  const decision = await post('/reviews/rev_000000000000/decisions', { kind: 'approve' });
  expect(decision.body['error'].fields).toHaveProperty('digest');
  expect((await post('/runs', { workflow: 'Drop Table' })).body['error'].fields).toEqual({
    workflow: 'Give the id of a workflow.',
  });
});

test('one token that asks too much waits, others do not', async () => {
  const { as, pass } = await openApi({ pace: { burst: 3, perSecond: 0.5 } });
  const [eager, calm] = [await as(grace), await as(grace)];
  for (let asked = 0; asked < 3; asked++) expect((await eager.get('/me')).status).toBe(200);
  const { status, headers, body } = await eager.get('/me');
  expect([status, headers.get('retry-after'), body['error'].reason]).toEqual([429, '2', 'too_many_requests']);
  expect(body['error'].message).toContain('Wait 2 seconds');
  expect((await calm.get('/me')).status).toBe(200);
  pass(2_000);
  expect((await eager.get('/me')).status).toBe(200);
  expect((await eager.get('/me')).status).toBe(429);
});

test('a mistake of ours is a reference for the caller, and nothing about it', async () => {
  const { as, ctx } = await openApi();
  const { get } = await as(grace);
  const logged: object[] = [];
  ctx.log.error = (told: object) => void logged.push(told);
  ctx.workflows = [{ ...ctx.workflows[0], intake: undefined } as never];
  const { status, body } = await get('/workflows');
  expect(status).toBe(500);
  expect(body['error']).toEqual({
    reason: 'failed',
    reference: expect.stringMatching(/^ref_/),
    message: expect.stringContaining(`give “${body['error'].reference}” to whoever operates LeenOps`),
  });
  expect(logged).toMatchObject([{ reference: body['error'].reference, route: 'GET /workflows' }]);
});

test('the log has the route, the token’s id and the time, and nothing that was sent', async () => {
  const { as, ctx } = await openApi();
  const { get, tokenId, token } = await as(grace);
  const logged: unknown[] = [];
  ctx.log.info = (...told: unknown[]) => void logged.push(told);
  await get('/runs?find=maya%40example.com');
  expect(logged).toEqual([[{ route: 'GET /runs', tokenId, status: 200, ms: expect.any(Number) }, 'api']]);
  expect(JSON.stringify(logged)).not.toContain(token.slice(-64));
});
