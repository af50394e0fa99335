import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runs } from '../../src/db/schema/runs.ts';
import { lastFullWeek, weekBefore } from '../../src/domain/week.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { personIn } from '../support/people.ts';
import { startStory } from '../support/story.ts';

const latest = () => lastFullWeek(new Date(), 'Europe/Berlin');

async function startReportStory() {
  const story = await startStory();
  const { slack } = story.world;
  const ada = personIn(slack, people.ada, channels.operations);
  const grace = personIn(slack, people.grace, channels.operations);
  const linus = personIn(slack, people.linus, channels.operations);
  return {
    ...story,
    ada,
    grace,
    linus,
    async adaAsksFor(words: string) {
      const said = await ada.types(`/leenops run weekly-reporting ${words}`);
      await story.settled();
      return said;
    },
    async run() {
      const about = eq(runs.workflowId, 'weekly-reporting');
      const found = await story.app.ctx.db.select().from(runs).where(about).orderBy(desc(runs.receivedAt));
      if (!found[0]) throw new Error('There is no report.');
      return found[0];
    },
    /** What stands in a channel under a heading of its own, as people read it. */
    reports: (channel: string) =>
      personIn(slack, people.priya, channel)
        .messages()
        .filter(({ blocks }) => JSON.stringify(blocks).includes('Drafted by an agent')),
  };
}

test('Ada asks for last week, every number was read, and the report stands in her channel under its permalink without anybody being asked', async () => {
  const { ada, adaAsksFor, run, records, reports } = await startReportStory();
  const week = latest();
  expect(await adaAsksFor('last')).toMatch(/^On it: Weekly reporting, Report of \d{4}-W\d\d/);

  const done = await run();
  expect(done).toMatchObject({ status: 'completed', subjectKey: `report:${week}`, requesterId: ada.id });
  expect(await records.reviews(done)).toEqual([]);
  const [report, ...others] = reports(channels.operations);
  expect(others).toEqual([]);
  const shown = readMessage(report ?? { text: '', blocks: [] });
  expect(shown).toContain(`Weekly report ${week}`);
  expect(shown).toContain('5 pull requests were merged, 3 the week before.');
  expect(shown).toContain('New: Receipt shows the wrong time zone (acme/shop#');
  expect(shown).toMatch(/Revenue is €11\d,\d{3}\.\d\d from \d+ payments, after refunds of €/);
  expect(shown).toContain('0 runs were finished, 0 of them completed.');
  expect(shown).toContain('The cycle time is unknown: nothing was finished.');
  expect(report && calledBy(report)).toEqual([]);

  const [posted] = await records.executions(done);
  expect(posted?.status).toBe('applied');
  const permalink = `/archives/${channels.operations}/p${report?.ts.replace('.', '')}`;
  expect(ada.reads()).toContain(permalink);
  expect(await records.brokenLinks()).toEqual([]);
});

test('for the leaders Grace and Linus both approve, and then it stands in their channel alone', async () => {
  const { adaAsksFor, grace, linus, settled, run, reports } = await startReportStory();
  await adaAsksFor(`${latest()} #leaders`);
  const card = grace.card();
  const shown = readMessage(card);
  expect(calledBy(card)).toEqual([grace.id, linus.id]);
  expect(shown).toContain('A report for a wider channel needs two approvals (W3).');
  expect(shown).toContain('Post this in #leaders');
  expect(shown).toContain('#leaders: a wider channel, 3 members');
  expect(shown).toContain('stand in what was read');
  expect(shown).not.toContain('## Merged work');

  await grace.presses('Approve');
  await settled();
  expect(reports(channels.leaders)).toEqual([]);
  await linus.presses('Approve');
  await settled();
  expect((await run()).status).toBe('completed');
  expect(reports(channels.leaders)).toHaveLength(1);
  expect(reports(channels.operations)).toEqual([]);
});

test('a week whose revenue jumped waits for Grace: the forecast that nobody read is marked, and she takes it out', async () => {
  const { adaAsksFor, grace, settled, run, reports } = await startReportStory();
  await adaAsksFor(weekBefore(latest()));
  const shown = readMessage(grace.card());
  expect(shown).toContain('A report with a number that was not read anywhere needs one approval (W2).');
  expect(shown).toMatch(/NOT VERIFIED: 1 of \d+ \(€/);
  expect(shown).toContain('≠ If this goes on, a month brings about');
  await grace.presses('Edit');
  await grace.submits({ Text: '## Revenue\n- Revenue jumped: look at it with care.' });
  await grace.submits();
  await settled();
  expect(readMessage(grace.card())).toContain('When revenue changed by more than 30 %');
  expect((await run()).status).toBe('completed');
  const [posted] = reports(channels.operations);
  expect(readMessage(posted ?? { text: '', blocks: [] })).toContain('look at it with care');
});

test('an issue’s title that orders the payroll to be posted stops the run: nothing is posted, nobody is called', async () => {
  const { ada, adaAsksFor, run, records, reports, margaret, priya } = await startReportStory();
  await adaAsksFor(weekBefore(weekBefore(latest())));
  const stopped = await run();
  expect(stopped).toMatchObject({ status: 'blocked', cause: 'policy', causeCode: 'channel-not-allowed' });
  expect(await records.executions(stopped)).toEqual([]);
  for (const channel of Object.values(channels)) expect(reports(channel)).toEqual([]);
  const called = ada.messages().flatMap((message) => calledBy(message));
  expect(new Set(called)).toEqual(new Set([ada.id, margaret.id, priya.id]));
});
