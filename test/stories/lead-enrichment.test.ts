import { expect, test } from 'vitest';
import type { ShownMessage } from '../../src/sandbox/slack/contract.ts';
import { startLeadStory } from '../support/lead-story.ts';
import { calledBy } from '../support/people-buttons.ts';
import { readMessage } from '../support/people-text.ts';

test('Ada asks for a lead, the firm’s own page says what is missing, and it is filled without asking anybody', async () => {
  const { ada, adaAsksFor, run, records, company } = await startLeadStory();
  expect(await adaAsksFor('10211')).toMatch(/^On it: Lead enrichment, Contact 10211 \(`run_\w{12}`\)/);

  for (const step of [
    'Read the contact',
    'Read the company',
    'Read past and open deals',
    'Read a page of the company',
  ])
    expect(ada.reads()).toContain(`${step}: done`);
  const done = await run('10211');
  expect(done).toMatchObject({ status: 'completed', requesterId: ada.id });
  expect(await records.reviews(done)).toEqual([]);
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

test('HubSpot says that a lead is new: sales and then its leads give it to whoever has the company, once', async () => {
  const { hubspotTells, grace, priya, settled, run, records, contact, changes } = await startLeadStory();
  const created = event({ objectId: 10213, subscriptionType: 'contact.creation', changeSource: 'FORM' });
  expect(await hubspotTells([created])).toEqual(['started']);
  expect(await hubspotTells([{ ...created, attemptNumber: 1 }])).toEqual(['repeated']);
  await settled();
  expect(await run('10213')).toMatchObject({ requesterId: null, trigger: 'webhook' });

  const shown = readMessage(grace.card());
  expect(tableOn(grace.card())).toContain(
    'Owner | none | yara@example.com | HubSpot: also has Casa Prado Interiors',
  );
  expect(shown).toContain('1 open, 1 won, 1 lost; open now: Spring collection over €22,500.00');
  await grace.presses('Approve');
  await settled();
  expect(changes()).toEqual([]);
  await priya.presses('Approve');
  await settled();
  const done = await run('10213');
  expect(done.status).toBe('completed');
  expect((await records.decisions(done)).map(({ deciderId }) => deciderId)).toEqual([grace.id, priya.id]);
  expect(contact('10213')).toMatchObject({ hubspot_owner_id: '30001', hs_lead_status: 'OPEN' });

  const ours = event({
    objectId: 10213,
    propertyName: 'email',
    changeSource: 'INTEGRATION',
    sourceId: '777001',
  });
  expect(await hubspotTells([ours])).toEqual([]);
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

function event(change: object): object {
  return {
    eventId: 100,
    subscriptionId: 1,
    portalId: 1,
    appId: 777001,
    occurredAt: 1_795_000_000_000,
    subscriptionType: 'contact.propertyChange',
    attemptNumber: 0,
    ...change,
  };
}
