import { expect, test } from 'vitest';
import { sweep } from '../../src/engine/runs/sweep.ts';
import { hour, minute } from '../../src/lib/time.ts';
import { buttonsOn } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { startStory } from '../support/story.ts';

test('nobody decides: the case goes to the leads, and then it expires, and silence never approves', async () => {
  let passed = 0;
  const now = () => new Date(Date.now() + passed);
  const { ada, grace, margaret, adaAsksFor, settled, books, records, app } = await startStory({ now });
  const pass = async (span: number) => {
    passed += span;
    await sweep(app.ctx);
    await settled();
  };
  await adaAsksFor(1042);
  const asItWas = grace.card();

  await pass(4 * hour - minute);
  expect(grace.cards()).toHaveLength(1);
  expect(buttonsOn(grace.card().blocks)).toContain('Approve');

  await pass(3 * minute);
  const [first, second] = margaret.cards();
  expect(readMessage(first!)).toContain('Escalated by the clock: nobody decided in time');
  expect(buttonsOn(first!.blocks)).toEqual([]);
  expect(readMessage(second!)).toContain('support-leads, level 2 of 2 (last level)');
  expect(readMessage(second!)).toContain('Nobody decided in time');
  expect(asItWas.ts).toBe(first!.ts);

  await pass(8 * hour + 2 * minute);
  const run = await records.run(1042);
  expect(run).toMatchObject({ status: 'expired', cause: 'review_expired' });
  expect(readMessage(margaret.card())).toMatch(/^Expired: €84\.00/);
  expect(buttonsOn(margaret.card().blocks)).toEqual([]);
  expect(ada.reads()).toContain(
    'Nobody decided in time, and silence never approves. Nothing was carried out.',
  );
  expect(ada.reads()).toContain('<@U0ADA> Expired: Support triage, [Ticket 1042]');
  expect(await records.incidents(run)).toMatchObject([
    { cause: 'review_expired', ownerTeam: 'support-leads' },
  ]);
  expect(await records.decisions(run)).toEqual([]);
  expect(await records.executions(run)).toEqual([]);
  expect(books.refunds()).toEqual([]);
});
