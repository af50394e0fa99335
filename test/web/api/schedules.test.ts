import { expect, test } from 'vitest';
import { registerSchedules } from '../../../src/engine/schedules/register-schedules.ts';
import { startFire } from '../../../src/engine/schedules/start-fire.ts';
import { ada, grace, margaret, oscar } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

const everyMorning = {
  schedule: 'every-morning',
  cron: '0 8 * * *',
  missed: 'latest',
  arrivals: () => [{ intake: { ticket: '7' }, change: 'opened' }],
} as const;

async function office() {
  const api = await openApi({ spec: { id: 'late-refunds', triggers: ['command', 'api', everyMorning] } });
  await registerSchedules(api.ctx);
  return api;
}
const path = '/schedules/late-refunds/every-morning';

test('Ada lists the schedules, has the last time done, and sees its run', async () => {
  const { as, ctx, takeJobs } = await office();
  const { get, post } = await as(ada);
  expect((await get('/schedules')).body).toEqual({
    schedules: [
      {
        workflow: 'late-refunds',
        title: 'Refunds',
        name: 'every-morning',
        cron: '0 8 * * *',
        time_zone: 'Europe/Berlin',
        missed: 'latest',
        next_at: '2026-11-24T07:00:00.000Z',
        paused_by: null,
        workflow_paused_by: null,
        held: 0,
        may: ['run'],
        last: null,
      },
    ],
  });
  const ran = await post(`${path}/run`, {});
  expect([ran.status, ran.body]).toEqual([
    200,
    { workflow: 'late-refunds', name: 'every-morning', at: '2026-11-23T07:00:00.000Z', already: false },
  ]);
  for (const { name, id } of await takeJobs())
    if (name === 'fire') await startFire(ctx, id, AbortSignal.any([]), 0);
  expect((await get('/schedules')).body['schedules'][0].last).toMatchObject({
    status: 'started',
    asked_by: ada,
    runs: [{ how: 'started', subject: 'Ticket 7', status: 'queued' }],
  });
});

test('Margaret, of the owners, pauses and resumes; Grace and Oscar may not, and a schedule that is not there is said', async () => {
  const { as } = await office();
  const margarets = await as(margaret);
  expect((await margarets.post(`${path}/pause`, {})).body).toMatchObject({ already: false, holds: false });
  expect((await margarets.post(`${path}/pause`, {})).body).toMatchObject({ already: true });
  expect((await margarets.get('/schedules')).body['schedules'][0]).toMatchObject({ paused_by: margaret });
  for (const person of [grace, oscar])
    expect((await (await as(person)).post(`${path}/resume`, {})).status).toBe(403);
  expect((await (await as(oscar)).post(`${path}/run`, {})).status).toBe(403);
  expect((await margarets.post(`${path}/resume`, {})).body).toMatchObject({
    already: false,
    next_at: '2026-11-24T07:00:00.000Z',
  });
  const nightly = await margarets.post('/schedules/late-refunds/nightly/pause', {});
  expect([nightly.status, nightly.body['error'].message]).toEqual([
    404,
    expect.stringContaining('There is: every-morning.'),
  ]);
});

test('a workflow whose name has a hyphen is paused over the API, too', async () => {
  const { as } = await office();
  expect((await (await as(margaret)).post('/workflows/late-refunds/pause', {})).status).toBe(200);
});
