import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { workspaceChain } from '../../../src/db/events.ts';
import { decisionColumns } from '../../../src/reports/decisions.ts';
import { proposes } from '../../engine/support/scripted-agent.ts';
import { ada, grace, margaret, oscar, priya } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

const november = 'from=2026-11-01&to=2026-11-30';

async function decided() {
  const api = await openApi({ script: proposes({ tags: ['late'] }) });
  const run = await api.propose();
  return { ...api, run };
}

test('the owners and the admins have it, nobody else, and both are on record', async () => {
  const { as, eventRows } = await decided();
  for (const person of [margaret, priya]) {
    const response = await (await as(person)).file(`/decisions?${november}`);
    expect(response.status).toBe(200);
    await response.text();
  }
  for (const person of [grace, ada, oscar]) {
    const { status, body } = await (await as(person)).get(`/decisions?${november}&workflow=refunds`);
    expect([status, body['error'].reason]).toEqual([403, 'not_an_owner']);
    expect((await (await as(person)).get(`/decisions?${november}`)).status).toBe(403);
  }
  const rows = await eventRows(workspaceChain);
  const exported = rows.filter(({ type }) => type === 'decisions.exported');
  expect(exported.map(({ actorId, surface, data }) => ({ actorId, surface, data }))).toEqual(
    [margaret, priya].map((actorId) => ({
      actorId,
      surface: 'api',
      data: { workflows: ['refunds'], from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
    })),
  );
  expect(rows.filter(({ type }) => type === 'refused')).toHaveLength(6);
});

test('as CSV it has a head, a line for each decision, and a name to be saved under', async () => {
  const { as, run } = await decided();
  const response = await (await as(margaret)).file(`/decisions?${november}&format=csv`);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="decisions.csv"');
  const [head, line, ...rest] = (await response.text()).split('\r\n');
  expect(head).toBe(decisionColumns.join(','));
  expect(line).toContain(`,${run.id},${run.subjectKey},,,,1,`);
  expect(rest).toEqual(['']);
});

test('what would be a formula is a text in CSV and stays as it is in JSON', async () => {
  const { as, db } = await decided();
  const hostile = '=cmd|\'/c calc\'!A1,"x"\r\n@evil';
  await db.execute(sql`update runs set subject_key = ${hostile}`);
  const { file, get } = await as(margaret);
  const csv = await (await file(`/decisions?${november}`)).text();
  expect(csv).toContain(`,"'=cmd|'/c calc'!A1,""x""\r\n@evil",`);
  const { body } = await get(`/decisions?${november}&format=json`);
  expect(body).toMatchObject([{ subject: hostile }]);
  expect(Object.keys((body as unknown as object[])[0] ?? {})).toEqual([...decisionColumns]);
});

test('a day is whole, a moment is exact, and what lies backwards or is no date is refused', async () => {
  const { as } = await decided();
  const { get } = await as(margaret);
  const count = async (range: string) =>
    ((await get(`/decisions?${range}&format=json`)).body as unknown as object[]).length;
  expect(await count('from=2026-11-23&to=2026-11-23')).toBe(1);
  expect(await count('from=2026-11-23T12:00:00Z&to=2026-11-23T12:00:00.001Z')).toBe(1);
  expect(await count('from=2026-11-23T00:00:00Z&to=2026-11-23T12:00:00Z')).toBe(0);
  expect(await count('from=2026-11-23T14:00:00%2B02:00&to=2026-11-24')).toBe(1);
  expect(await count('from=2026-11-24&to=2026-11-30')).toBe(0);
  for (const [range, field] of [
    ['from=yesterday&to=2026-11-30', 'from'],
    ['from=2026-11-30&to=2026-11-01', 'to'],
    ['from=2026-11-01', 'to'],
    [`${november}&format=xls`, 'format'],
    [`${november}&workflow=A%20B`, 'workflow'],
  ] as const) {
    const { status, body } = await get(`/decisions?${range}`);
    expect([range, status, Object.keys(body['error'].fields)]).toEqual([range, 400, [field]]);
  }
  expect((await get(`/decisions?${november}&workflow=other`)).status).toBe(404);
});
