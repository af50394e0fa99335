import { expect, test } from 'vitest';
import { minute } from '../../src/lib/time.ts';
import { fieldLabels } from '../support/people-forms.ts';
import { startStory } from '../support/story.ts';

test('Oscar, an outsider to the team, reads how support triage is controlled', async () => {
  const { oscar, records } = await startStory();
  await oscar.types('/leenops map support-triage');
  const seen = oscar.readsForm();
  for (const answer of [
    'Mode: live: its rules say what a person decides',
    '1. What starts it, and who may?\n',
    'support-agents: <@U0ADA>',
    '2. Which systems can it read?\nzendesk: read the ticket',
    '3. Which can it update?\nstripe: refund the customer',
    'A refund above what is left of the payment is blocked. (mandatory; blocked)',
    'Refunds above €100 need two approvals. (mandatory; 2 approvals by support-reviewers)',
    'No rule covers this, so a person decides.',
    'Level 2 within 8h: support-leads: <@U0MARGARET>, <@U0PRIYA>',
    '5. What proves that it is complete?\nThe reply was sent or the ticket tagged in Zendesk',
    'Owner: support-leads: <@U0MARGARET>, <@U0PRIYA>',
    'Backup: support-managers: <@U0PRIYA>',
    'Refund the customer stripe_refund in stripe: high risk, cannot be undone, moves money',
    'What can go wrong: Money leaves the account and cannot be called back.',
    'In pilot: at most 20 runs a day, in the channel of support-pilot.',
    'Live, it goes back to pilot by itself: on an incident of severity critical',
    'live, LeenOps: it became known in this mode.',
    'Several together: “Refunds above',
    'Alone: Tags of the triage set alone are set without asking.',
  ])
    expect(seen).toContain(answer);
  expect(await records.refusals()).toEqual([]);
});

test('the map says who is missing, and that the workflow stands still', async () => {
  const { oscar, priya } = await startStory({
    teams: { 'support-leads': { channel: 'C0SUPPORT', members: ['U0MARGARET'] } },
  });
  await priya.types('/leenops pause support-triage');
  await oscar.types('/leenops map support-triage');
  expect(oscar.readsForm()).toContain('support-triage cannot run: its rules may ask support-leads for');
  expect(oscar.readsForm()).toContain('Paused by <@U0PRIYA>');
});

test('a workflow that is not there is not shown, and the ones that are, are named', async () => {
  const { oscar } = await startStory();
  expect(await oscar.types('/leenops map refunds')).toMatch(/There is: .*support-triage/);
  expect(oscar.hasForm()).toBe(false);
});

test('how customers’ money is guarded is nothing for guests', async () => {
  let ahead = 0;
  const { oscar, records, world } = await startStory({ now: () => new Date(Date.now() + ahead) });
  world.slack.arrange.makeGuest(oscar.id);
  ahead = minute;
  expect(await oscar.types('/leenops map support-triage')).toContain(
    'Guests and people of other organisations take no part here.',
  );
  expect(oscar.hasForm()).toBe(false);
  expect(await records.refusals()).toEqual(['U0OSCAR: not_of_this_workspace']);
});

const starts = [
  {
    id: 'support-triage',
    title: 'Support triage',
    fields: ['Zendesk ticket'],
    ways: ['@LeenOps triage ticket 1042', ':ticket: on a message', 'a webhook of zendesk'],
  },
  {
    id: 'weekly-reporting',
    title: 'Weekly reporting',
    fields: ['Week', 'Channel'],
    ways: ['@LeenOps report on last week', 'a schedule (monday)'],
  },
  {
    id: 'lead-enrichment',
    title: 'Lead enrichment',
    fields: ['Contact'],
    ways: ['@LeenOps enrich lead 10211', 'a webhook of hubspot'],
  },
  {
    id: 'issue-summarization',
    title: 'Issue summarization',
    fields: ['Repository', 'Issue'],
    ways: ['@LeenOps summarise issue acme/shop#42', ':mag: on a message', 'a webhook of github'],
  },
  {
    id: 'invoice-exceptions',
    title: 'Invoice exceptions',
    fields: ['Bill'],
    ways: [
      '@LeenOps check bill INV-2041',
      'in the channel of bookkeepers',
      'a webhook of xero',
      'a schedule (weekdays)',
    ],
  },
];

test('help, the form and the map say of all five the same of how each starts', async () => {
  const { ada } = await startStory();
  const help = await ada.types('/leenops help');
  for (const { id, title, fields, ways } of starts) {
    await ada.types(`/leenops run ${id}`);
    expect(fieldLabels(ada.form())).toEqual(['Workflow', ...fields]);
    expect(ada.readsForm()).toContain(title);
    await ada.types(`/leenops map ${id}`);
    const map = ada.readsForm();
    for (const way of [`/leenops run ${id}`, 'both shortcuts', 'the HTTP API', ...ways]) {
      expect(help).toContain(way);
      expect(map).toContain(way);
    }
  }
});
