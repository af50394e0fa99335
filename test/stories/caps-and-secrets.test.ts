import { expect, onTestFinished, test } from 'vitest';
import { contents } from '../../src/db/schema/runs.ts';
import { readMessage } from '../support/people-text.ts';
import { calls, startScriptedModel } from '../support/scripted-model.ts';
import { startStory } from '../support/story.ts';

const key = ['ghp', 'abcdefghijklmnopqrstuvwxyz0123456789'].join('_');

test('the day’s money ends in the middle of a run: it stops before the next call, and Ada and its owner read what to do', async () => {
  const { ada, margaret, oscar, adaAsksFor, records, books } = await startStory({
    prices: { input: 10, output: 1 },
    settings: { LEENOPS_DAILY_COST_CAP_USD: '0.10' },
  });
  await adaAsksFor(1042);

  const run = await records.run(1042);
  expect(run).toMatchObject({ status: 'blocked', cause: 'budget', causeCode: 'daily_cap_workspace' });
  expect(await records.incidents(run)).toMatchObject([{ cause: 'budget', ownerTeam: 'support-leads' }]);
  expect(await records.proposals(run)).toEqual([]);
  expect(books.refunds()).toEqual([]);
  expect(margaret.reads()).toContain('The money of all workflows for today has no room for another call');
  expect(margaret.reads()).toContain('“Retry” after midnight UTC');
  expect(ada.reads()).toContain(`/leenops show ${run.id}`);
  expect(await ada.types(`/leenops show ${run.id}`)).toMatch(/[1-9]\d* model calls?/);

  await oscar.types('/leenops map support-triage');
  expect(oscar.readsForm()).toMatch(/All workflows, today \(UTC\): \$0\.0\d of at most \$0\.10/);
  expect(oscar.readsForm()).toContain('counted per customer over 30 days, up to €200.00');
});

test('a model that writes a secret into a reply is stopped, and the secret stands nowhere', async () => {
  const model = await startScriptedModel(
    calls('zendesk_ticket', { ticket_id: '1042' }),
    calls('zendesk_reply', { ticket_id: '1042', body: `Dear Maya, use ${key}.`, status: 'solved' }),
  );
  onTestFinished(() => model.close());
  const { ada, margaret, adaAsksFor, app, books, records } = await startStory({ modelUrl: model.url });
  await adaAsksFor(1042);

  const run = await records.run(1042);
  expect(run).toMatchObject({ status: 'blocked', causeCode: 'secret_found' });
  expect(margaret.reads()).toContain('GitHub token in body of zendesk_reply.');
  expect(books.replies(1042)).toEqual([]);
  expect(JSON.stringify([ada.messages(), margaret.messages()])).not.toContain(key);
  expect(JSON.stringify(await app.ctx.db.select().from(contents))).not.toContain(key);
});

test('Grace types a secret into the reply: she is told beside the field, and nothing is saved until it is out', async () => {
  const { grace, adaAsksFor, settled, books } = await startStory();
  await adaAsksFor(1042);
  expect(readMessage(grace.card())).toContain('€84.00 of €200.00 for this customer in 30 days');
  await grace.presses('Edit');
  expect(await grace.submits({ Reply: `Dear Maya, use ${key}.` })).toEqual({
    Reply: 'This looks like a secret (GitHub token). Take it out: it would be sent as it is.',
  });
  expect(await grace.submits({ Reply: 'Dear Maya, all is well.' })).toEqual({});
  await grace.submits();
  await settled();
  expect(books.replies(1042)).toMatchObject([{ body: 'Dear Maya, all is well.' }]);
});
