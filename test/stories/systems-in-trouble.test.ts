import { expect, test } from 'vitest';
import { minute } from '../../src/lib/time.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('Stripe’s answer is lost after the refund: it is found there, once, and the rest follows', async () => {
  const { grace, adaAsksFor, settled, books, records, world } = await startStory();
  await adaAsksFor(1042);
  world.company.plan({ system: 'stripe', method: 'POST', fault: { kind: 'cut' } });
  await grace.presses('Approve');
  await settled();

  const run = await records.run(1042);
  expect(run.status).toBe('completed');
  expect(books.refunds()).toHaveLength(1);
  expect(world.company.requests().filter((request) => request === 'POST /v1/refunds')).toHaveLength(1);
  const lookedUp = (await records.events(run)).filter(({ type }) => type === 'action.looked_up');
  expect(lookedUp.map(({ data }) => data['outcome'])).toEqual(['applied']);
  expect(books.replies(1042)).toHaveLength(1);
  expect(readMessage(grace.card())).toContain('Carried out: 3 of 3.');
});

test('Stripe breaks down before the refund: once no call can be under way any more, it is made under the same key', async () => {
  let passed = 0;
  const now = () => new Date(Date.now() + passed);
  const { grace, adaAsksFor, settled, books, records, world } = await startStory({ now });
  const refundsAsked = () => world.company.requests().filter((request) => request === 'POST /v1/refunds');
  await adaAsksFor(1042);
  world.company.plan({ system: 'stripe', method: 'POST', fault: { kind: 'status', status: 500 } });
  await grace.presses('Approve');
  await expect.poll(refundsAsked, { timeout: 15_000 }).toHaveLength(1);
  expect(books.refunds()).toEqual([]);

  passed += minute;
  await settled();
  const run = await records.run(1042);
  const [refund] = await records.executions(run);
  expect(run.status).toBe('completed');
  expect(refundsAsked()).toHaveLength(2);
  expect(books.refunds()).toMatchObject([{ amount: 8400, metadata: { leenops_action: refund?.actionId } }]);
  const lookedUp = (await records.events(run)).filter(({ type }) => type === 'action.looked_up');
  expect(lookedUp.map(({ data }) => data['outcome'])).toEqual(['absent']);
});

test('Zendesk’s answer is lost after the reply: Maya reads it once', async () => {
  const { grace, adaAsksFor, settled, books, records, world } = await startStory();
  await adaAsksFor(1042);
  world.company.plan({ system: 'zendesk', method: 'PUT', fault: { kind: 'cut' } });
  await grace.presses('Approve');
  await settled();

  const run = await records.run(1042);
  expect(run.status).toBe('completed');
  expect(books.replies(1042)).toHaveLength(1);
  expect(books.refunds()).toHaveLength(1);
  expect(books.tags(1042)).toEqual(['late-delivery', 'refunded']);
  const lookedUp = (await records.events(run)).filter(({ type }) => type === 'action.looked_up');
  expect(lookedUp.map(({ data }) => data['outcome'])).toEqual(['applied']);
});

test('a system that cannot be read stops the run, and the leads are told which step failed', async () => {
  const { grace, margaret, adaAsksFor, world, records } = await startStory();
  world.company.plan({ system: 'stripe', times: 10, fault: { kind: 'status', status: 500 } });
  await adaAsksFor(1042);
  expect(grace.reads()).toContain('Read orders and payments: failed');
  expect(margaret.reads()).toContain('A business system refused or did not answer. (server_error)');
  expect(await records.run(1042)).toMatchObject({ status: 'blocked', cause: 'connector' });
});
