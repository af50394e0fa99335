import { expect, test } from 'vitest';
import { observeRun } from '../../src/engine/shadow/observe-run.ts';
import { hour, later } from '../../src/lib/time.ts';
import { workflows } from '../../src/db/schema/workflows.ts';
import { chargeIdOf } from '../../src/sandbox/company/seed/orders.ts';
import { startStory } from '../support/story.ts';

test('support triage in shadow carries nothing out, and its thread says what people did: the same, otherwise, or nothing', async () => {
  let ahead = 0;
  const story = await startStory({
    now: () => later(new Date(), ahead),
    settings: { LOOK_AGAIN_AFTER: '240,1440' },
  });
  const { ada, margaret, adaAsksFor, settled, books, records, app } = story;
  await app.ctx.db.update(workflows).set({ mode: 'shadow' });
  const look = async (ticket: number) => {
    const run = await records.run(ticket);
    await observeRun(app.ctx, run.id, AbortSignal.any([]), 0);
    await settled();
    return run;
  };

  await adaAsksFor(1042);
  await adaAsksFor(1043);
  expect(await records.run(1042)).toMatchObject({ status: 'completed', mode: 'shadow' });
  expect(ada.reads(1042)).toContain('In shadow mode it only proposed. Nothing was carried out.');
  expect(ada.reads(1042)).toContain('Looks at what people did ');
  expect([books.refunds(), books.replies(1042), books.tags(1042)]).toMatchObject([[], [], []]);

  await books.refundByHand('ch_3HP20417a', 84_00);
  await books.onTicket(1042, { act: 'reply', body: 'Dear Maya, it is on its way.', status: 'solved' });
  ahead = 5 * hour;
  await look(1042);
  expect(ada.reads(1042)).toContain('People did the same: refund €84.00');
  expect(ada.reads(1042)).toContain('Looks at what people did ');

  await books.refundByHand(chargeIdOf('HP-20431'), 10_00);
  ahead = 25 * hour;
  const same = await look(1042);
  await look(1043);
  await look(1043);
  expect(ada.reads(1042)).not.toContain('Looks at what people did ');
  expect(ada.reads(1043)).toMatch(/People did it otherwise: refund €10\.00.* \(proposed: refund €/);
  expect(await ada.types(`/leenops show ${same.id}`)).toContain('People did the same: refund €84.00');

  const evidence = await margaret.types('/leenops promote support-triage');
  expect(evidence).toContain('Runs that proposed something: 2, needed: 10.');
  expect(evidence).toMatch(/People did the same: .*[Rr]efund.*: 1 of 2 \(up to €100\.00: 1 of \d/);
  expect(evidence).toContain('done otherwise 1, proposed and not done');
  await ada.types('/leenops map support-triage');
  expect(ada.readsForm()).toContain('the same in 1 of 2');
  const texts = (await records.events(same)).filter(({ type }) => type === 'run.observed');
  expect(texts).toHaveLength(2);
  expect(await records.brokenLinks()).toEqual([]);
});
