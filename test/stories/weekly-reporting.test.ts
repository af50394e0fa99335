import { desc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runs } from '../../src/db/schema/runs.ts';
import { parseCron } from '../../src/domain/schedule/cron.ts';
import { firesBack } from '../../src/domain/schedule/fire-times.ts';
import { lastFullWeek, weekBefore } from '../../src/domain/week.ts';
import { hour, later } from '../../src/lib/time.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { personIn } from '../support/people.ts';
import { startStory } from '../support/story.ts';
import { waysOf } from '../support/ways.ts';

const zone = 'Europe/Amsterdam';
const latest = () => lastFullWeek(new Date(), zone);

/** On a Monday before eight the report of last week is still to come: then the story begins after it. */
function untilTheReport(): number {
  const real = new Date();
  const [fired = real] = firesBack(parseCron('0 8 * * 1'), real, zone);
  return lastFullWeek(fired, zone) === lastFullWeek(real, zone) ? 0 : 8 * hour;
}

async function startReportStory() {
  const ahead = untilTheReport();
  const story = await startStory({ now: () => later(new Date(), ahead) });
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

test('weekly reporting, in every way that starts it, up to its proof: the permalink of the report', async () => {
  const story = await startReportStory();
  const { ada, grace, linus, settled, records, reports } = story;
  const workflow = { id: 'weekly-reporting', title: 'Weekly reporting', channel: channels.operations };
  const ways = waysOf(story, ada, workflow);
  const { approved, did, newest } = ways;
  const week = latest();
  /** It is done, and its record leads to the newest post in this channel. */
  const done = async (
    trigger: string,
    requesterId: string | null = ada.id,
    where: string = channels.operations,
  ) => {
    expect(await newest()).toMatchObject({ status: 'completed', trigger, requesterId });
    const [posted] = await did();
    const report = reports(where).find(({ ts }) => posted?.record?.id === `${where}:${ts}`);
    expect(posted?.record?.url).toContain(`/archives/${where}/p${report?.ts.replace('.', '')}`);
    if (!report) throw new Error('The report does not stand where its record says.');
    return report;
  };

  await ways.clock();
  const report = await done('schedule', null);
  expect(await newest()).toMatchObject({ subjectKey: `report:${week}` });
  expect(await records.reviews(await newest())).toEqual([]);
  const shown = readMessage(report);
  expect(shown).toContain(`Weekly report ${week}`);
  expect(shown).toContain('5 pull requests were merged, 3 the week before.');
  expect(shown).toContain('New: Receipt shows the wrong time zone (acme/shop#');
  expect(shown).toMatch(/Revenue is €11\d,\d{3}\.\d\d from \d+ payments, after refunds of €/);
  expect(shown).toContain('0 runs were finished, 0 of them completed.');
  expect(shown).toContain('The cycle time is unknown: nothing was finished.');
  expect(calledBy(report)).toEqual([]);

  const before = await newest();
  expect(await ways.command('last')).toContain(`Report of ${week} was run before`);
  await ada.presses('Run it again');
  await settled();
  await done('command');
  expect(await newest()).toMatchObject({ rerunOf: before.id });

  await ways.shortcut({ Week: weekBefore(week) });
  const jumped = readMessage(grace.card());
  expect(jumped).toContain('A report with a number that was not read anywhere needs one approval (W2).');
  expect(jumped).toMatch(/NOT VERIFIED: 1 of \d+ \(€/);
  expect(jumped).toContain('≠ If this goes on, a month brings about');
  await grace.presses('Edit');
  await grace.submits({ Text: '## Revenue\n- Revenue jumped: look at it with care.' });
  await grace.submits();
  await settled();
  expect(readMessage(grace.card())).toContain('When revenue changed by more than 30 %');
  expect(readMessage(await done('shortcut'))).toContain('look at it with care');

  await ways.inWords('report on last week');
  expect(await ada.isTold(`Report of ${week} was run before`)).toBeTruthy();
  await ada.presses('Run it again');
  await settled();
  expect(readMessage(grace.card())).toContain('After three reports in one channel within seven days');
  await approved(grace);
  await done('command');
  expect(reports(channels.operations)).toHaveLength(4);

  await ways.api(week, channels.leaders);
  const wider = readMessage(grace.card());
  expect(calledBy(grace.card())).toEqual([grace.id, linus.id]);
  expect(wider).toContain('A report for a wider channel needs two approvals (W3).');
  expect(wider).toContain('Post this in #leaders');
  expect(wider).toContain('#leaders: a wider channel, 3 members');
  expect(wider).toContain('stand in what was read');
  expect(wider).not.toContain('## Merged work');
  await approved(grace);
  expect(reports(channels.leaders)).toEqual([]);
  await approved(linus);
  await done('api', ada.id, channels.leaders);
  expect(reports(channels.leaders)).toHaveLength(1);
  expect(reports(channels.operations)).toHaveLength(4);
  expect(await records.brokenLinks()).toEqual([]);
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
