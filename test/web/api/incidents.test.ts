import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ops } from '../../../src/cli/ops/ops.ts';
import { openIncident } from '../../../src/engine/incidents/open-incident.ts';
import { runCli } from '../../cli/support/run-cli.ts';
import { approve, revoke, theIncident } from '../../engine/incidents/support.ts';
import { proposes } from '../../engine/support/scripted-agent.ts';
import { ada, grace, margaret, oscar, priya } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

type Opening = Parameters<typeof openApi>[0];

/** The API, and the terminals of people in front of it. */
async function opened(opening: Opening = {}) {
  const engine = await openApi({ script: proposes({ refund: 84_00, reply: 'We are sorry.' }), ...opening });
  const terminalOf = async (person: string) => {
    const { token } = await engine.as(person);
    const env = { LEENOPS_URL: engine.base.replace('/api/v1', ''), LEENOPS_TOKEN: token };
    return (args: string[], answer?: string) =>
      runCli(ops, args, { env, ...(answer === undefined ? {} : { answer }) });
  };
  return { ...engine, terminalOf };
}

/** A refund that Grace approved and the till refused. */
async function stopped() {
  const engine = await opened();
  const { id: runId } = await engine.propose();
  await approve(engine, runId);
  engine.shop.plan('refund', 'refused');
  await engine.execute(runId);
  return { ...engine, runId, incidentId: (await theIncident(engine, runId)).id };
}

test('Grace reads with a run what stopped it, who has it and how it ended; Oscar does not', async () => {
  const { as, runId, incidentId, terminalOf } = await stopped();
  const [graces, margarets, oscars] = [await as(grace), await as(margaret), await as(oscar)];
  const read = async () => (await graces.get(`/runs/${runId}`)).body['run'].incidents;
  expect(await read()).toEqual([
    {
      id: incidentId,
      cause: 'action_failed',
      trouble: 'action_failed',
      code: 'till_refund',
      detail: null,
      severity: 'high',
      status: 'opened',
      owner_team: 'leads',
      assignee: null,
      opened_at: '2026-11-23T12:00:00.000Z',
      acknowledged_by: null,
      acknowledged_at: null,
      resolved_by: null,
      resolved_at: null,
      resolution: null,
      note: null,
    },
  ]);
  await margarets.post(`/incidents/${incidentId}/acknowledge`, {});
  expect(await read()).toMatchObject([
    { status: 'acknowledged', assignee: margaret, acknowledged_by: margaret },
  ]);
  const how = { resolution: 'done_by_hand', note: 'Paid at the till.' };
  await margarets.post(`/incidents/${incidentId}/resolve`, how);
  expect(await read()).toMatchObject([{ status: 'resolved', resolved_by: margaret, ...how }]);
  const shown = await (await terminalOf(grace))(['show', runId]);
  expect(shown.said.at(-1)).toMatch(
    /^Incident inc_\w+, high, .*action_failed \(till_refund\), resolved by U0MARGARET, .*: done_by_hand “Paid at the till.”$/,
  );
  expect((await oscars.get(`/runs/${runId}`)).status).toBe(403);
});

test('its part in a repeated failure is among them, without what was written about all of them', async () => {
  const { as, ctx, db, propose, incidents: of } = await opened();
  const ids: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    const run = await propose();
    await db.transaction((tx) => openIncident(ctx, tx, run, 'connector', 'no_answer'));
    ids.push(run.id);
  }
  const last = ids.at(-1) ?? '';
  const [repeated] = await of(last);
  const note = 'Ask the desk about Maya.';
  const margarets = await as(margaret);
  await margarets.post(`/incidents/${repeated?.id}/resolve`, { resolution: 'mended', note });
  expect((await margarets.get(`/runs/${last}`)).body['run'].incidents).toMatchObject([
    { cause: 'repeated_failure', trouble: 'connector', status: 'resolved', resolution: 'mended', note: null },
  ]);
});

test('when Slack is down, Margaret hands it to Priya from a terminal; to Grace she cannot', async () => {
  const { terminalOf, runId, incidentId, incidents: of, eventRows } = await stopped();
  const margarets = await terminalOf(margaret);
  const wrong = await margarets(['hand-over', incidentId, '--to', grace]);
  expect([wrong.code, wrong.complained[0]]).toEqual([1, expect.stringContaining('may not handle this')]);
  expect((await margarets(['hand-over', incidentId])).complained[0]).toBe('--to is missing.');
  const handed = await margarets(['hand-over', incidentId, '--to', priya, '--note', 'You know the till.']);
  expect(handed).toMatchObject({ code: 0, said: [`${incidentId} is with ${priya}.`] });
  expect(await of(runId)).toMatchObject([{ assignee: priya, acknowledgedBy: margaret }]);
  const handedOver = (await eventRows(runId)).find(({ type }) => type === 'incident.handed_over');
  expect(handedOver).toMatchObject({ actorId: margaret, surface: 'api', data: { to: priya } });
  expect((await (await terminalOf(ada))(['hand-over', incidentId, '--to', priya])).code).toBe(1);
});

test('Priya, an admin, grants a stopped run its tool once, after she has read which; Margaret is refused', async () => {
  const engine = await opened();
  const { terminalOf, propose, execute, run, eventRows } = engine;
  const { id } = await propose();
  await approve(engine, id);
  await revoke(engine, 'till_refund');
  await execute(id);
  expect(await run(id)).toMatchObject({ status: 'blocked', cause: 'permission', causeCode: 'till_refund' });
  const [priyas, margarets] = [await terminalOf(priya), await terminalOf(margaret)];
  expect((await margarets(['grant-once', id, '--yes'])).complained[0]).toContain('That takes an admin');
  const unsure = await priyas(['grant-once', id], 'no');
  expect(unsure.said).toEqual([
    expect.stringMatching(
      new RegExp(`^${id}: Refunds, Ticket \\d+, stopped by permission \\(till_refund\\)$`),
    ),
    'Nothing was granted.',
  ]);
  expect((await run(id)).status).toBe('blocked');
  const granted = await priyas(['grant-once', id], 'grant');
  expect(granted.said.at(-1)).toBe(`till_refund is granted to ${id} alone, and it goes on.`);
  await execute(id);
  expect((await run(id)).status).toBe('completed');
  const grants = (await eventRows(id)).filter(({ type }) => type === 'tool.granted');
  expect(grants).toMatchObject([{ actorId: priya, surface: 'api', data: { once: true } }]);
});

test('Ada supplies what her run lacked, in the words that start one; another ticket is another run', async () => {
  const engine = await opened({ script: proposes({ refund: 84_00 }) });
  const { terminalOf, shop, propose, db, think, run } = engine;
  const adas = await terminalOf(ada);
  const { id } = await propose('999');
  await db.execute(sql`update runs set cause = 'missing_input' where id = ${id}`);
  expect(await run(id)).toMatchObject({ status: 'blocked', cause: 'missing_input' });
  expect((await adas(['supply', id])).complained[0]).toContain('Say what it lacked');
  const still = await adas(['supply', id, '999']);
  expect(still.said).toEqual([`${id} goes on with it and reads everything anew.`]);
  await think(id);
  await db.execute(sql`update runs set cause = 'missing_input' where id = ${id}`);
  const right = shop.addTicket({ paid: 84_00 }).id;
  const other = await adas(['supply', id, right]);
  expect(other.said[0]).toMatch(new RegExp(`^That is another case: Ticket ${right} \\(run_\\w+\\) started`));
  expect((await run(id)).status).toBe('cancelled');
});
