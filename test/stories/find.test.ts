import { expect, test } from 'vitest';
import { erase } from '../../src/cli/erase/erase.ts';
import { runCli } from '../cli/support/run-cli.ts';
import { startStory } from '../support/story.ts';

test('Grace finds Maya’s run by ticket, address and id; Oscar finds nothing; erased, her address leads nowhere', async () => {
  const story = await startStory();
  const { ada, grace, oscar, adaAsksFor, settled, records, environment } = story;
  await adaAsksFor(1042);
  await adaAsksFor(1046);
  const { id } = await records.run(1042);
  const address = 'maya.lindholm@example.com';
  for (const typed of ['1042', '#1042', 'Ticket 1042', address, `<mailto:${address}|${address}>`, id]) {
    const answer = await grace.types(`/leenops find ${typed}`);
    expect(answer, typed).toMatch(/^1 run about /);
    expect(answer).toContain(`Ticket 1042`);
    expect(answer).toContain(id);
    expect(answer).not.toContain('Ticket 1046');
  }
  expect(await ada.types(`/leenops find ${address}`)).toContain(id);
  for (const typed of ['1042', address, id])
    expect(await oscar.types(`/leenops find ${typed}`)).toMatch(/^Nothing that you may see is about /);
  expect(await grace.types('/leenops find')).toContain('Say what to look for: /leenops find 1042');

  await ada.types(`/leenops cancel ${id}`);
  await settled();
  const databaseUrl = environment['DATABASE_URL'] ?? '';
  expect((await runCli(erase, ['--run', id, '--yes'], { databaseUrl })).code).toBe(0);
  expect(await grace.types(`/leenops find ${address}`)).toMatch(/^Nothing that you may see is about /);
  expect(await grace.types('/leenops find 1042')).toContain(id);
});
