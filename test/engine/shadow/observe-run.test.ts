import { expect, test } from 'vitest';
import { findObservation, listComparedSince } from '../../../src/db/observations.ts';
import { agreementOf } from '../../../src/domain/shadow/agreement.ts';
import { eraseTexts } from '../../../src/engine/audit/erase-texts.ts';
import { pauseWorkflow } from '../../../src/engine/pauses/pause-workflow.ts';
import { sweep } from '../../../src/engine/runs/sweep.ts';
import { observeRun } from '../../../src/engine/shadow/observe-run.ts';
import { registerWorkflows } from '../../../src/engine/workspace/register-workflows.ts';
import { TryLater } from '../../../src/engine/try-later.ts';
import { day, hour, later, minute } from '../../../src/lib/time.ts';
import { findRunView } from '../../../src/reports/run-view.ts';
import { sourcesOf } from '../../reports/support/sources.ts';
import { priya } from '../../support/cast.ts';
import { noon, openEngine } from '../support/engine.ts';
import { refundOf } from '../support/scripted-agent.ts';

/** Ada asked in shadow, and the agent proposed €84.00 of what the ticket’s payment holds. */
async function inShadow() {
  const engine = await openEngine({ mode: 'shadow', script: refundOf(84_00) });
  const ticket = engine.shop.addTicket();
  const { id: runId } = await engine.propose(ticket.id);
  const { ctx, db } = engine;
  const look = (failures = 0) => observeRun(ctx, runId, AbortSignal.any([]), failures);
  const compared = async () => {
    const view = await findRunView(sourcesOf(ctx), runId);
    return view?.observation?.compared.map(({ verdict, proposed, done }) => [verdict, proposed, done]);
  };
  const observed = async () =>
    (await engine.eventRows(runId)).flatMap(({ type, data }) => (type === 'run.observed' ? [data] : []));
  const agreed = async () => agreementOf(await listComparedSince(db, 'refunds', noon), []);
  const observation = () => findObservation(db, runId);
  return { ...engine, ticket, runId, look, compared, observed, agreed, observation };
}

test('nothing is carried out, and the first look is set in the transaction that ended the run', async () => {
  const { run, runId, takeJobs, executions, observation } = await inShadow();
  expect(await run(runId)).toMatchObject({ status: 'completed', mode: 'shadow' });
  expect(await executions(runId)).toEqual([]);
  const jobs = (await takeJobs()).filter(({ name }) => name === 'observe');
  expect(jobs).toEqual([{ name: 'observe', id: runId, due: later(noon, hour) }]);
  expect(await observation()).toMatchObject({ state: 'waiting', looks: 0, nextAt: later(noon, hour) });
});

test('people did the same: so far at the first look, and for good at the last', async () => {
  const { shop, ticket, pass, look, compared, observed, agreed, observation, takeJobs, runId, brokenLinks } =
    await inShadow();
  await takeJobs();
  shop.refundByHand(ticket.charge, 84_00, later(noon, 10 * minute));
  pass(hour);
  await look();
  expect(await compared()).toEqual([['same', 'refund €84.00', 'refund €84.00']]);
  expect(await agreed()).toEqual([]);
  expect(await takeJobs()).toEqual([{ name: 'observe', id: runId, due: later(noon, day) }]);
  pass(day - hour);
  await look();
  expect(await observation()).toMatchObject({ state: 'observed', looks: 2, nextAt: null });
  expect(await agreed()).toEqual([
    { action: 'till_refund', same: 1, of: 1 },
    { action: 'till_refund', band: 'any amount', same: 1, of: 1 },
  ]);
  expect(await observed()).toMatchObject([
    { look: 1, of: 2, state: 'waiting', verdicts: { same: 1, differs: 0 } },
    { look: 2, of: 2, state: 'observed', verdicts: { same: 1, differs: 0 } },
  ]);
  expect(JSON.stringify(await observed())).not.toContain('€');
  expect(await takeJobs()).toEqual([]);
  expect(await brokenLinks()).toEqual([]);
});

test('people paid less in the end: what was nobody’s at the first look differs at the last', async () => {
  const { shop, ticket, pass, look, compared, agreed } = await inShadow();
  pass(hour);
  await look();
  expect(await compared()).toEqual([['only_agent', 'refund €84.00', null]]);
  shop.refundByHand(ticket.charge, 60_00, later(noon, 2 * hour));
  pass(day - hour);
  await look();
  expect(await compared()).toEqual([['differs', 'refund €84.00', 'refund €60.00']]);
  expect((await agreed())[0]).toEqual({ action: 'till_refund', same: 0, of: 1 });
});

test('a look that comes too early is set once more, and one that comes twice counts once', async () => {
  const { pass, look, takeJobs, observation, runId, observed } = await inShadow();
  await takeJobs();
  await look();
  expect((await takeJobs()).map(({ id, due }) => [id, due])).toEqual([[runId, later(noon, hour)]]);
  pass(hour);
  await Promise.all([look(), look()]);
  expect(await observation()).toMatchObject({ looks: 1 });
  expect(await observed()).toHaveLength(1);
  expect(await takeJobs()).toHaveLength(1);
});

test('a system that does not answer is asked again; at the last look it is unknown, which is no disagreement', async () => {
  const { shop, pass, look, observation, observed, agreed, compared } = await inShadow();
  pass(hour);
  shop.plan('watch', 'no answer');
  await expect(look(0)).rejects.toThrow(TryLater);
  await look(1);
  expect(await compared()).toEqual([['only_agent', 'refund €84.00', null]]);
  pass(day - hour);
  shop.plan('watch', 'no answer');
  await look(5);
  expect(await observation()).toMatchObject({ state: 'unobserved', code: 'no_answer' });
  expect((await observed()).at(-1)).toMatchObject({ state: 'unobserved', code: 'no_answer', words: null });
  expect(await agreed()).toEqual([]);
});

test('what missed only the first look is seen at the next', async () => {
  const { shop, ticket, pass, look, observation, compared } = await inShadow();
  pass(hour);
  shop.plan('watch', 'no answer');
  await look(5);
  expect(await observation()).toMatchObject({ state: 'waiting', looks: 1, code: 'no_answer' });
  shop.refundByHand(ticket.charge, 84_00, later(noon, 2 * hour));
  pass(day - hour);
  await look();
  expect(await observation()).toMatchObject({ state: 'observed', code: null });
  expect(await compared()).toEqual([['same', 'refund €84.00', 'refund €84.00']]);
});

test('a job that was lost is found by the sweeper, once', async () => {
  const { ctx, pass, takeJobs, runId } = await inShadow();
  await takeJobs();
  pass(hour + 16 * minute);
  expect(await sweep(ctx)).toBe(1);
  expect(await takeJobs()).toEqual([{ name: 'observe', id: runId, due: null }]);
  expect(await sweep(ctx)).toBe(0);
});

test('a paused workflow looks at nothing, and looks later', async () => {
  const { ctx, shop, pass, look, observation, takeJobs } = await inShadow();
  await pauseWorkflow(ctx, { workflow: 'refunds', person: priya, surface: 'command', reason: 'audit' });
  pass(hour);
  await takeJobs();
  await look();
  expect(shop.log.filter((line) => line.startsWith('watch'))).toEqual([]);
  expect(await observation()).toMatchObject({ looks: 0, state: 'waiting' });
  expect(await takeJobs()).toMatchObject([{ name: 'observe', due: later(noon, hour + 10 * minute) }]);
});

test('once its texts were erased nothing is read, and nothing of it is written anew', async () => {
  const { ctx, shop, pass, look, observation, runId, compared } = await inShadow();
  pass(hour);
  await look();
  await eraseTexts(ctx, { run: runId }, 'maintainer');
  expect(await compared()).toEqual([['only_agent', null, null]]);
  const asked = shop.log.length;
  pass(day - hour);
  await look();
  expect(shop.log).toHaveLength(asked);
  expect(await observation()).toMatchObject({ state: 'unobserved', code: 'texts_erased' });
});

test('a workflow that does not say how it observes cannot begin in shadow, and the start names it', async () => {
  const { ctx } = await openEngine();
  const workflows = ctx.workflows.map(({ observe: _observe, ...workflow }) => ({ ...workflow, id: 'blind' }));
  await expect(registerWorkflows({ ...ctx, workflows }, { blind: 'shadow' })).rejects.toThrow(
    'Workflow blind cannot begin in shadow',
  );
});
