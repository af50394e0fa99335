import { expect, test } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.ts';
import { dayAt } from '../../src/domain/days.ts';
import { nextDigestAt } from '../../src/domain/digest/due.ts';
import { lastFullWeek, weekOf } from '../../src/domain/week.ts';
import type { DigestOf } from '../../src/engine/digest/digest-of.ts';
import { keepDigest } from '../../src/engine/digest/keep-digest.ts';
import { promotable } from '../../src/engine/modes/promotable.ts';
import { later, second } from '../../src/lib/time.ts';
import { digestFor } from '../../src/reports/digest/digest-for.ts';
import { channels, people } from '../../src/sandbox/world/hearth-and-pine.ts';
import { readMessage } from '../support/people-text.ts';
import { personIn } from '../support/people.ts';
import { startStory } from '../support/story.ts';
import type { Story } from '../support/story.ts';

const zone = 'Europe/Amsterdam';

/** The workspace on a clock that can be set to the next Monday at nine. */
async function startWeeks() {
  let ahead = 0;
  const now = () => later(new Date(), ahead);
  const story = await startStory({ now });
  const { ctx } = story.app;
  const digestOf: DigestOf = (week, workflowIds) =>
    digestFor(
      {
        ...ctx,
        model: { label: 'Demo rules (not AI)', kind: 'demo' },
        promotable: (workflow) => promotable(ctx, workflow),
      },
      { week, timeZone: zone, ...(workflowIds ? { workflowIds } : {}) },
    );
  return {
    ...story,
    /** Answers the week that was over by then. Two processes look at the same moment. */
    async untilMonday(): Promise<string> {
      ahead += nextDigestAt(now(), zone).getTime() - now().getTime() + second;
      await Promise.all([keepDigest(ctx, digestOf), keepDigest(ctx, digestOf)]);
      await story.settled();
      return lastFullWeek(now(), zone);
    },
    thisWeek: () => weekOf(dayAt(now(), zone)),
    inLeaders: () => personIn(story.world.slack, people.margaret, channels.leaders),
  };
}

/** Where the chart stands in the digest that this person asked for last. */
function chartIn({ slack }: Story['world'], person: string) {
  const shown = slack
    .messagesFor(person, channels.support)
    .findLast(({ ephemeral, text }) => ephemeral && text.includes('Weekly digest'));
  return shown?.blocks.find((block) => String(block['block_id']).startsWith('digest_'));
}

test('a week of runs, and on Monday at nine its digest stands in the managers’ channel, once, with its thread', async () => {
  const { ada, grace, oscar, adaAsksFor, settled, untilMonday, inLeaders, records, ...rest } =
    await startWeeks();
  const { world, thisWeek } = rest;
  await adaAsksFor(1042);
  await grace.presses('Approve');
  await settled();
  await adaAsksFor(1050);

  const week = await untilMonday();
  const [digest, ...thread] = inLeaders().messages();
  if (!digest) throw new Error('Nothing was posted.');
  const said = readMessage(digest);
  expect(said).toContain(`Weekly digest ${week}`);
  expect(said).toContain('Demo: rules, not AI, on invented business');
  expect(said).toContain('Completed: 1 of 1 (not enough data) of the runs that ended; +1 from 0');
  expect(said).toContain('1 open review, 1 of 1 overdue');
  expect(said).toMatch(/Next step: 1 of 1 open reviews is overdue.* \/leenops queue/);
  expect(JSON.stringify(digest.blocks)).toContain('Weekly reporting (live)');
  expect(digest.text).toContain('Support triage (live): completed 1 of 1, +1');
  expect(thread.map(({ text }) => text.split('\n')[0])).toEqual(['*Support triage (live)*']);

  // The first chart of a process takes seconds on a busy machine, and Ada would read bars.
  await drawChart({ kind: 'bars', title: '', unit: '', categories: ['W1'], series: [] });
  expect(await ada.types('/leenops digest')).toBe('');
  const again = await ada.isTold('Weekly digest');
  expect(again).toContain(`Weekly digest ${week}`);
  expect(again).toMatch(/\|Posted> in <#C0LEADERS> .*; this is what it said then/);
  expect(chartIn(world, ada.id)).toMatchObject({ type: 'image', alt_text: expect.stringMatching(/: 1\./) });

  world.slack.faults.next('files.getUploadURLExternal', { error: 'file_uploads_disabled' });
  await grace.types(`/leenops digest ${thisWeek()}`);
  await grace.isTold(`Weekly digest ${thisWeek()}, so far`);
  expect(JSON.stringify(chartIn(world, grace.id))).toMatch(/rich_text_preformatted.*█/);

  expect(await oscar.types('/leenops digest')).toContain('are for those who have a role in it');
  expect(await grace.types('/leenops digest 2019-W60')).toContain('is no week');
  expect(await records.refusals()).toEqual(['U0OSCAR: may_not_measure', 'U0GRACE: bad_input']);
});

test('the managers’ channel is archived: Priya hears of it, and posts the digest where it goes now', async () => {
  const { grace, priya, settled, untilMonday, inLeaders, world } = await startWeeks();
  world.slack.arrange.archive(channels.leaders);
  const week = await untilMonday();
  expect(inLeaders().messages()).toEqual([]);
  const told = priya.directMessages();
  expect(told).toContain(`Not posted: the weekly digest ${week}`);
  expect(told).toContain(`Slack takes no message in <#${channels.leaders}> (is_archived)`);

  expect(await grace.types('/leenops digest here', channels.lounge)).toContain('That takes an admin');
  expect(await priya.types('/leenops digest here', channels.lounge)).toContain(
    `The weekly digest goes to <#${channels.lounge}> from now on. The next one: `,
  );
  const inLounge = personIn(world.slack, people.priya, channels.lounge);
  await inLounge.types('/leenops digest');
  expect(await inLounge.isTold(`Weekly digest ${week}`)).toContain('Slack did not take it');
  await inLounge.presses('Post it in the channel');
  expect(await inLounge.isTold('is on its way')).toContain(week);
  await settled();
  const posted = () =>
    inLounge
      .messages()
      .filter(({ ephemeral }) => !ephemeral)
      .map(readMessage)
      .join('\n');
  expect(posted()).toContain(`Weekly digest ${week}`);

  expect(await priya.types('/leenops digest off')).toContain('No weekly digest is posted any more');
  await untilMonday();
  expect(posted().match(/Weekly digest/g)).toHaveLength(1);
});
