import { expect, test } from 'vitest';
import { openIncident } from '../../src/engine/incidents/open-incident.ts';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { shippedWorkflows } from '../../src/workflows/shipped.ts';
import { buttonsOn, calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { personIn } from '../support/people.ts';
import { startStory } from '../support/story.ts';

/** As many as half may be wrong, so that five decisions are evidence enough. */
const soon = { tolerance: 0.5, pilot: { home: 'support-pilot', perDay: 7 } };

test('support triage in pilot, live by two people, and back in pilot after an incident of the top severity', async () => {
  const { ada, grace, linus, margaret, priya, oscar, world, app, settled, adaAsksFor, books, records } =
    await startStory({
      workflows: (connectors) =>
        shippedWorkflows(connectors).map((each) =>
          each.id === 'support-triage' ? { ...each, ...soon } : each,
        ),
    });
  const there = personIn(world.slack, grace.id, channels.pilots);
  const linusThere = personIn(world.slack, linus.id, channels.pilots);

  expect(await grace.types('/leenops demote support-triage Let us begin anew.')).toContain(
    'takes its owners or an admin',
  );
  expect(await margaret.types('/leenops demote support-triage Let us begin anew.')).toContain(
    'is now pilot: a person decides on everything',
  );
  await settled();
  expect(margaret.reads()).toContain('Taken back: Support triage, live → pilot');
  expect(margaret.reads()).toContain('Let us begin anew.');

  // In pilot even a thank-you, which the rules would tag alone, waits for somebody; in the pilots' channel.
  await adaAsksFor(1047);
  expect(ada.cards()).toEqual([]);
  expect(readMessage(there.card())).toContain(
    'This workflow is in pilot: a person decides on every proposal.',
  );
  expect(there.reads()).toContain('pilot: a person decides on everything');
  await there.presses('Approve');
  await settled();
  expect(await margaret.types('/leenops promote support-triage')).toContain(
    'Not yet. 1 of 5 reviewed, none wrong: 4 more like that are needed.',
  );
  expect(await grace.types('/leenops promote support-triage')).toContain('is for its owners to say');

  for (const ticket of [1042, 1043, 1046]) {
    await adaAsksFor(ticket);
    await there.presses('Approve');
    await settled();
  }
  await adaAsksFor(1044);
  expect(readMessage(there.card())).toContain('It is mandatory: this never runs alone.');
  await there.presses('Approve');
  await settled();
  await linusThere.presses('Approve');
  await settled();

  const evidence = await margaret.types('/leenops promote support-triage');
  expect(evidence).toContain('Reviewed: 5, needed: 5.');
  expect(evidence).toContain('€100.00 to €500.00: 1 of 1');
  expect(evidence).toContain('Decided by: 2 people');
  await margaret.presses('Propose live');
  await margaret.isTold('is proposed for live. A second person confirms it');
  await settled();
  const card = priya.messages().findLast(({ text }) => text.startsWith('pilot → live'));
  if (!card) throw new Error('Nothing was proposed.');
  expect(calledBy(card)).toEqual([margaret.id, priya.id].toSorted());

  await margaret.presses('Confirm', card);
  await margaret.isTold('You proposed this, so a second person confirms it');
  await oscar.presses('Confirm', card);
  await oscar.isTold('takes one of its owners, of their backup or an admin');
  await priya.presses('Confirm', card);
  await priya.isTold('is now live: its rules say what a person decides');
  await settled();
  const confirmed = priya.messages().findLast(({ ts }) => ts === card.ts);
  expect(buttonsOn(confirmed?.blocks ?? [])).toEqual([]);
  expect(readMessage(confirmed ?? card)).toContain('Confirmed by <@U0PRIYA>');

  // Live, a thank-you is tagged and nobody is asked.
  await ada.types(`/leenops rerun ${(await records.run(1047)).id}`);
  await settled();
  const alone = await records.run(1047);
  expect([alone.status, alone.mode, alone.channelId]).toEqual(['completed', 'live', channels.support]);
  expect((await records.decisions(alone)).map(({ deciderKind }) => deciderKind)).toEqual(['rule']);
  expect(books.tags(1047)).toEqual(['thank-you']);

  await app.ctx.db.transaction((tx) =>
    openIncident(app.ctx, tx, alone, 'action_unknown', 'zendesk_tag', { isGrave: true }),
  );
  app.ctx.wake();
  await settled();
  expect(margaret.reads()).toContain('There was an incident of severity critical. LeenOps did it by itself.');
  await margaret.types('/leenops map support-triage');
  const map = margaret.readsForm();
  expect(map).toContain('Mode: pilot: a person decides on everything');
  expect(map).toContain('In pilot: at most 7 runs a day; 5 today, in the channel of support-pilot.');
  expect(map).toContain('live → pilot, LeenOps: there was an incident of severity critical.');
  expect(map).toContain(
    'pilot → live, <@U0MARGARET> and <@U0PRIYA>: 5 of 5 reviewed were approved unchanged.',
  );
  expect(await margaret.opensHome()).toContain('taken back: there was an incident of severity critical');

  await ada.types(`/leenops rerun ${alone.id}`);
  await settled();
  expect(await records.run(1047)).toMatchObject({ status: 'awaiting_review', mode: 'pilot' });
  expect(readMessage(there.card())).toContain('This workflow is in pilot');

  // Of seven places a day six are taken now.
  await adaAsksFor(1045);
  expect(await ada.types('/leenops run support-triage 1048')).toContain(
    'at most 7 runs start in a day, and so many did. Nothing was started.',
  );
  expect(await records.brokenLinks()).toEqual([]);
});
