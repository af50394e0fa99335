import { expect, test } from 'vitest';
import { ops } from '../../src/cli/ops/ops.ts';
import { runCli } from '../cli/support/run-cli.ts';
import { startBillStory } from '../support/bill-story.ts';

test('Ada runs the morning’s bills now, each once; Priya lets the schedule go on and pauses it again', async () => {
  const { ada, grace, priya, oscar, settled, bill, run, records } = await startBillStory();
  await ada.types('/leenops schedules');
  const form = ada.readsForm();
  expect(form).toContain('Invoice exceptions · weekdays');
  expect(form).toContain('Monday to Friday at 08:00 (Europe/Amsterdam)');
  expect(form).toContain('Paused from its first start');
  expect(form).toContain('Last: never yet');

  await ada.pressesInView('Run now');
  expect(ada.readsForm()).toMatch(/On it: \*Invoice exceptions\* \(weekdays\), for /);
  await settled();
  expect(bill('INV-2041').status).toBe('AUTHORISED');
  expect((await run('INV-2042')).requesterId).toBe(ada.id);
  const cards = grace.cards().length;
  expect(cards).toBeGreaterThan(2);

  await ada.pressesInView('Run now');
  await settled();
  await ada.types('/leenops schedules');
  expect(ada.readsForm()).toMatch(/asked by <@U0ADA> – 8 runs started/);
  expect(ada.readsForm()).toMatch(/Its runs: .*Bill (?:INV|QC)-\d+.* and 3 more/);
  expect(grace.cards()).toHaveLength(cards);

  expect(await oscar.types('/leenops schedules resume invoice-exceptions weekdays')).toContain(
    'takes its owners or an admin',
  );
  await oscar.types('/leenops schedules');
  expect(oscar.readsForm()).not.toContain('Bill INV');
  await priya.types('/leenops schedules');
  await priya.pressesInView('Resume');
  expect(priya.readsForm()).toMatch(/\*Invoice exceptions\* \(weekdays\) goes on\. Next: /);
  await oscar.types('/leenops map invoice-exceptions');
  expect(oscar.readsForm()).toMatch(
    /Schedule weekdays: Monday to Friday at 08:00 \(Europe\/Amsterdam\); Next: /,
  );
  expect(await priya.types('/leenops schedules pause invoice-exceptions weekdays')).toContain(
    'is paused. Its times pass without a run, and are not made up for.',
  );
  expect(await records.refusals()).toEqual(['U0OSCAR: may_not_pause']);
});

test('Margaret sees and pauses it from the terminal, and what she mistypes is said', async () => {
  const { margaret, app } = await startBillStory();
  await margaret.types('/leenops token');
  await margaret.submits({ 'What is it for?': 'my laptop', 'For how long?': '30 days' });
  const token = /leenops_tok_\w+/.exec(margaret.readsForm())?.[0] ?? '';
  const env = { LEENOPS_URL: `http://127.0.0.1:${app.port}`, LEENOPS_TOKEN: token };
  const { said } = await runCli(ops, ['schedules'], { env });
  expect(said[1]).toMatch(
    /^invoice-exceptions +weekdays +Monday to Friday at 08:00 +Europe\/Amsterdam +paused by leenops/,
  );
  const one = ['invoice-exceptions', 'weekdays'];
  expect((await runCli(ops, ['schedules', 'resume', ...one], { env })).said[0]).toMatch(
    /^invoice-exceptions weekdays goes on\. Next: 20\d\d-/,
  );
  expect((await runCli(ops, ['schedules', 'pause', ...one], { env })).said).toEqual([
    'invoice-exceptions weekdays is paused.',
  ]);
  expect(await runCli(ops, ['schedules', 'stop', ...one], { env })).toMatchObject({ code: 2 });
  expect(await margaret.types('/leenops schedules stop it')).toContain('Write /leenops schedules');
  expect(await margaret.types('/leenops schedules pause invoice-exceptions nightly')).toContain(
    'There is: weekdays.',
  );
});
