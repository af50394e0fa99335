import { expect, test } from 'vitest';
import type { ShownMessage } from '../../src/sandbox/slack/contract.ts';
import { channels } from '../../src/sandbox/world/hearth-and-pine.ts';
import { calledBy } from '../support/people-buttons.ts';
import { startStory } from '../support/story.ts';

test('a ticket that orders €9,999.00 for somebody else is stopped in the open, and its text calls nobody and leads nowhere', async () => {
  const { ada, grace, margaret, priya, adaAsksFor, books, records, world } = await startStory();
  await adaAsksFor(1066);

  const run = await records.run(1066);
  expect(run).toMatchObject({ status: 'blocked', cause: 'policy', causeCode: 'refund-not-linked' });
  expect(await records.reviews(run)).toEqual([]);
  expect(await records.executions(run)).toEqual([]);
  expect(await records.incidents(run)).toMatchObject([{ cause: 'policy', ownerTeam: 'support-leads' }]);
  expect(books.refunds()).toEqual([]);
  expect(books.replies(1066)).toEqual([]);

  expect(margaret.reads()).toContain('Stopped: Support triage, Ticket 1066');
  expect(margaret.reads()).toContain('A refund for an order that is not linked to the ticket is blocked.');
  expect(margaret.reads()).toMatch(
    /It asked for this\. NONE of it was carried out:\nNOT carried out – Refund €9,999\.00/,
  );
  expect(ada.reads()).toContain('<@U0ADA> Stopped: Support triage, [Ticket 1066]');

  await ada.types(`/leenops show ${run.id}`);
  await ada.types('/leenops runs');
  await grace.opensHome();
  const seen = [...ada.messages(), ...grace.messages()];
  const called = seen.flatMap((message) => calledBy(message));
  expect(new Set(called)).toEqual(new Set([ada.id, margaret.id, priya.id]));
  const home = { blocks: world.slack.stateFor(grace.id).home?.blocks ?? [], text: '' };
  expect(calledBy(home as unknown as ShownMessage)).toEqual([ada.id]);
  const addresses = addressesIn([seen, home]);
  expect(addresses.length).toBeGreaterThan(0);
  const ours = `${new URL(world.slack.url).origin}/archives/${channels.support}/`;
  for (const address of addresses)
    expect(address.startsWith(ours) || address.includes(world.company.url)).toBe(true);
});

/** Every address that a press would lead to. */
function addressesIn(value: unknown): string[] {
  const text = JSON.stringify(value);
  const links = text.matchAll(/"url":"([^"]+)"|<(https?:[^|>]+)/g);
  return [...links].map(([, element, mrkdwn]) => element ?? mrkdwn ?? '');
}
