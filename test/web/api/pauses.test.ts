import { expect, test } from 'vitest';
import { grace, margaret, priya } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

test('Margaret pauses the workflow, starts are refused, and she lets it go on', async () => {
  const { as, shop } = await openApi();
  const { post } = await as(margaret);
  const { status, body } = await post('/workflows/refunds/pause', { reason: 'The refunds look wrong.' });
  expect([status, body]).toEqual([
    200,
    {
      workflow: 'refunds',
      title: 'Refunds',
      already: false,
      stood_still: {
        queued: 0,
        running: 0,
        executing: 0,
        actions: 0,
        awaiting_review: 0,
        schedules: 0,
        deliveries: 0,
      },
    },
  ]);
  const start = () => post('/runs', { workflow: 'refunds', words: [shop.addTicket().id] });
  const refused = await start();
  expect([refused.status, refused.body['error'].reason]).toEqual([409, 'workflow_paused']);
  expect(refused.body['error'].message).toContain('The refunds look wrong.');
  expect((await post('/workflows/refunds/resume', {})).body).toMatchObject({ already: false, going_on: 0 });
  expect((await start()).status).toBe(201);
});

test('Grace, who only reviews, may not, and only an admin pauses everything', async () => {
  const { as } = await openApi();
  const pause = async (person: string, workflow: string) =>
    (await (await as(person)).post(`/workflows/${workflow}/pause`, {})).status;
  expect(await pause(grace, 'refunds')).toBe(403);
  expect(await pause(margaret, 'all')).toBe(403);
  expect(await pause(priya, 'all')).toBe(200);
  expect(await pause(margaret, 'lunch')).toBe(404);
});
