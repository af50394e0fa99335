import { expect, test } from 'vitest';
import type { ShownMessage } from '../../src/sandbox/slack/contract.ts';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { startLeadStory } from '../support/lead-story.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';
import { allRuns } from '../support/story-records.ts';
import { waysOf } from '../support/ways.ts';

test('lead enrichment, in every way that starts it, up to its proof: the fields that changed, each with its source', async () => {
  const story = await startLeadStory({ hooks: true });
  const { ada, grace, margaret, priya, records, company, contact, world } = story;
  const workflow = { id: 'lead-enrichment', title: 'Lead enrichment', channel: channels.sales };
  const ways = waysOf(story, ada, workflow);
  const { approved, did, newest } = ways;
  const done = async (id: string, trigger: string, requesterId: string | null = ada.id) =>
    expect(await newest()).toMatchObject({
      subjectKey: `hubspot:contact:${id}`,
      status: 'completed',
      trigger,
      requesterId,
    });
  const page = (path: string) => `${world.company.url}/contacts/1/record/${path}`;

  expect(await ways.command('10211')).toMatch(/^On it: Lead enrichment, Contact 10211 \(`run_\w{12}`\)/);
  for (const step of [
    'Read the contact',
    'Read the company',
    'Read past and open deals',
    'Read a page of the company',
  ])
    expect(ada.reads()).toContain(`${step}: done`);
  await done('10211', 'command');
  expect(await records.reviews(await newest())).toEqual([]);
  expect(company('20211')).toMatchObject({
    industry: 'FURNITURE',
    numberofemployees: '48',
    founded_year: '1987',
    city: 'Bristol',
    country: 'United Kingdom',
  });
  expect(ada.reads()).toContain(
    'Employees of the company: empty → 48. Source: web_page, “Today 48 people work with us.”.',
  );

  await ways.shortcut({ Contact: '10218' });
  await approved(margaret);
  await done('10218', 'shortcut');
  expect((await did()).map(({ note }) => note)).toContainEqual(
    expect.stringMatching(/^Job title .*: empty → .* Source: web_page, “/),
  );

  await ways.onMessage('Who looks at contact 10216?');
  expect(readMessage(grace.card())).toContain('The web page hides 4 texts from its readers');
  await approved(grace);
  await done('10216', 'shortcut');

  await ways.inWords('enrich lead 10213');
  const shown = readMessage(grace.card());
  expect(tableOn(grace.card())).toContain(
    'Owner | none | yara@example.com | HubSpot: also has Casa Prado Interiors',
  );
  expect(shown).toContain('1 open, 1 won, 1 lost; open now: Spring collection over €22,500.00');
  await approved(grace, priya);
  await done('10213', 'command');
  expect((await records.decisions(await newest())).map(({ deciderId }) => deciderId)).toEqual([
    grace.id,
    priya.id,
  ]);
  expect(contact('10213')).toMatchObject({ hubspot_owner_id: '30001', hs_lead_status: 'OPEN' });

  await ways.api('10212');
  await approved(grace);
  await done('10212', 'api');
  expect(company('20212')).toMatchObject({ numberofemployees: '120' });

  const before = (await allRuns(story.app.ctx.db)).length;
  await ways.webhook(page('0-2/20211'), { email: 'jane@aldermoor.example' });
  await approved(grace);
  await done('10220', 'webhook', null);
  expect(contact('10220')).toMatchObject({ hubspot_owner_id: '30001', hs_lead_status: 'OPEN' });
  expect((await did()).map(({ tool }) => tool)).toEqual(['hubspot_set_owner', 'hubspot_set_lead_status']);

  await ways.webhook(page('0-1/10211'), { property: 'email', value: 'hana.sato@aldermoor.example' });
  await done('10211', 'webhook', null);
  expect(await did()).toEqual([]);
  expect(await records.incidents(await newest())).toEqual([]);
  expect(ada.reads()).toContain('Completed. The agent found nothing to do, so nothing was carried out.');

  expect(await allRuns(story.app.ctx.db)).toHaveLength(before + 2);
  expect(world.company.hooks.answers().every((answer) => answer === 'hubspot 202')).toBe(true);
  expect(await records.brokenLinks()).toEqual([]);
});

test('the page contradicts a colleague: Grace sees old, new and source, and what is changed under her hands is not overwritten unseen', async () => {
  const { adaAsksFor, grace, linus, settled, run, company, changeByHand, changes } = await startLeadStory();
  await adaAsksFor('10212');
  const shown = readMessage(grace.card());
  expect(calledBy(grace.card())).toEqual([grace.id, linus.id]);
  expect(shown).toContain('Change Employees of the company from 80 to 120');
  expect(tableOn(grace.card())).toContain(
    '≠ Employees | 80 (set by a person) | 120 | fernhill.example/about: “120 people work with us, some of them for thirty years.”',
  );
  expect(shown).toContain('Policy: L2 What stands there already (lead-enrichment, version 2026-11)');
  expect(shown).toContain('Evidence, all verified');

  await changeByHand('company', '20212', 'numberofemployees', '95');
  await grace.presses('Approve');
  await settled();
  expect(changes()).toEqual([]);
  const again = readMessage(grace.card());
  expect(again).toContain('this moved. Nothing was carried out:');
  expect(again).toContain('80, set by a person → 95, set by a person');

  await linus.presses('Approve');
  await settled();
  expect(await run('10212')).toMatchObject({ status: 'completed' });
  expect(company('20212')).toMatchObject({ numberofemployees: '120', city: 'Cork', industry: 'HOSPITALITY' });
  expect(grace.reads()).toContain('Employees of the company: 95 → 120. Source: web_page');
});

test('a page gives orders: what it hides reaches nobody, what it says is stopped, and it calls nobody', async () => {
  const { ada, grace, linus, margaret, priya, adaAsksFor, run, records, changes } = await startLeadStory();
  await adaAsksFor('10216');
  const shown = readMessage(grace.card());
  expect(shown).toContain('The web page hides 4 texts from its readers');
  expect(shown).not.toMatch(/30009|9000|without asking/);

  await adaAsksFor('10217');
  const blocked = await run('10217');
  expect(blocked).toMatchObject({ status: 'blocked', causeCode: 'outside-the-lead' });
  expect(await records.executions(blocked)).toEqual([]);
  expect(changes()).toEqual([]);
  const called = [...ada.messages(), ...grace.messages()].flatMap((message) => calledBy(message));
  expect(new Set(called)).toEqual(new Set([ada.id, grace.id, linus.id, margaret.id, priya.id]));
});

/** The rows of the card’s table, as they stand there. */
function tableOn({ blocks }: ShownMessage): string[] {
  const table = blocks.find(({ type }) => type === 'table') as unknown as { rows: object[][] } | undefined;
  return (table?.rows ?? []).map((row) =>
    row.map((cell) => /"text":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(cell))?.[1] ?? '').join(' | '),
  );
}
