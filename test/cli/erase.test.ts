import { isNotNull } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditVerify } from '../../src/cli/audit/audit-verify.ts';
import { erase } from '../../src/cli/erase/erase.ts';
import { contents } from '../../src/db/schema/runs.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';
import { runCli } from './support/run-cli.ts';
import { tablesWith } from './support/whole-database.ts';

const databaseOf = ({ environment }: Story) => ({ databaseUrl: environment['DATABASE_URL'] ?? '' });

/** Ada asked for the late parcel, Grace approved: the run is over and full of texts. */
async function storyWithRefund() {
  const story = await startStory();
  await story.adaAsksFor(1042);
  await story.grace.presses('Approve');
  await story.settled();
  return story;
}

describe('an erasure', () => {
  test('leaves no text and no salt in any table, shows the card without them, and the audit log still verifies', async () => {
    const story = await storyWithRefund();
    const { db } = story.app.ctx;
    const said = ['birthday present', 'maya.lindholm@example.com', '11 days late'];
    for (const text of said) expect(await tablesWith(db, text), text).not.toEqual([]);
    expect(story.grace.reads(1042)).toContain('birthday present');
    const salts = await db.select({ salt: contents.salt }).from(contents).where(isNotNull(contents.salt));
    expect(salts.length).toBeGreaterThan(5);

    const { code, said: lines } = await runCli(
      erase,
      ['--subject', 'zendesk:ticket:1042', '--yes'],
      databaseOf(story),
    );
    const { id } = await story.records.run(1042);
    expect(code).toBe(0);
    expect(lines[0]).toBe(`To be erased: ${salts.length} texts of 1 runs.`);
    expect(lines[1]).toMatch(
      new RegExp(`^ {2}${id} {2}20\\d\\d-\\d\\d-\\d\\d {2}zendesk:ticket:1042 {2}completed {2}\\d+ texts$`),
    );
    expect(lines[2]).toMatch(`Erased ${salts.length} texts of 1 runs.`);

    for (const text of said) expect(await tablesWith(db, text), text).toEqual([]);
    for (const { salt } of salts) expect(await tablesWith(db, salt ?? '')).toEqual([]);
    await story.settled();
    expect(story.grace.reads(1042)).not.toContain('birthday present');
    expect(story.grace.cards(1042)).toHaveLength(1);
    const erased = (await story.records.events(await story.records.run(1042))).at(-1);
    expect(erased).toMatchObject({ type: 'texts.erased', data: { count: salts.length, by: 'cli:olga' } });
    expect((await runCli(auditVerify, [], databaseOf(story))).code).toBe(0);

    const again = await runCli(erase, ['--run', id, '--yes'], databaseOf(story));
    expect(again).toMatchObject({
      code: 0,
      said: [expect.stringContaining('Nothing is left to erase'), expect.anything()],
    });
  });

  test('takes every run that one person asked for, and nobody else’s', async () => {
    const story = await storyWithRefund();
    const margarets = await runCli(erase, ['--requester', 'U0MARGARET', '--yes'], databaseOf(story));
    expect(margarets).toMatchObject({ code: 1, said: ['There is no such run.'] });
    expect(await tablesWith(story.app.ctx.db, 'birthday present')).not.toEqual([]);
    const adas = await runCli(erase, ['--requester', 'U0ADA', '--yes'], databaseOf(story));
    expect(adas.code).toBe(0);
    expect(await tablesWith(story.app.ctx.db, 'birthday present')).toEqual([]);
  });
});

describe('nothing is erased', () => {
  test('while a run is open, and the operator is told to cancel it first', async () => {
    const story = await startStory();
    await story.adaAsksFor(1042);
    const { id } = await story.records.run(1042);
    const { code, said, complained } = await runCli(erase, ['--run', id, '--yes'], databaseOf(story));
    expect(code).toBe(1);
    expect(said[1]).toContain('OPEN: awaiting_review');
    expect(complained).toEqual([
      'Nothing was erased: without its texts nobody can decide on an open run.',
      'Cancel it first with “/leenops cancel <run>”, or let it end.',
    ]);
    expect(story.grace.reads(1042)).toContain('birthday present');

    await story.ada.types(`/leenops cancel ${id}`);
    expect((await runCli(erase, ['--run', id, '--yes'], databaseOf(story))).code).toBe(0);
  });

  test('before somebody at the terminal has typed “erase”', async () => {
    const story = await storyWithRefund();
    const { id } = await story.records.run(1042);
    const attempt = (answer?: string) =>
      runCli(erase, ['--run', id], { ...databaseOf(story), ...(answer === undefined ? {} : { answer }) });
    expect(await attempt('yes')).toMatchObject({ code: 1, complained: ['Nothing was erased.'] });
    const unattended = await attempt();
    expect(unattended.code).toBe(2);
    expect(unattended.complained[0]).toMatch(/add --yes/);
    expect(await tablesWith(story.app.ctx.db, 'birthday present')).not.toEqual([]);
    expect((await attempt('erase')).code).toBe(0);
    expect(await tablesWith(story.app.ctx.db, 'birthday present')).toEqual([]);
  });
});

describe('an operator who asks wrongly is told what is wrong and how it goes', () => {
  test.each([
    [[], 'Give one of --run, --subject, --requester, --incident, --workflow and --author.'],
    [['--run', 'run_a', '--subject', 'a:b'], 'Give one of --run, --subject,'],
    [['--run', '1042'], '“1042” is not the id of a run.'],
    [['--subject', '1042'], '“1042” is not a subject’s key.'],
    [['--requester', 'ada'], '“ada” is not a Slack user id.'],
    [['--incident', 'run_a'], '“run_a” is not the id of an incident.'],
    [['--workflow', 'a b'], '“a b” is not the id of a workflow.'],
    [['--author', 'mary'], '“mary” is not a Slack user id.'],
    [['--everything'], "Unknown option '--everything'"],
  ])('%j', async (args, problem) => {
    const { code, complained } = await runCli(erase, args, { databaseUrl: 'postgres://never-reached' });
    expect(code).toBe(2);
    expect(complained[0]).toContain(problem);
    expect(complained[1]).toContain('npm run erase');
  });
});
