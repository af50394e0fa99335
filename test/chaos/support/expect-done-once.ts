import { isNotNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { verifyAudit } from '../../../src/cli/audit/verify-audit.ts';
import type { Db } from '../../../src/db/client.ts';
import { executions } from '../../../src/db/schema/actions.ts';
import { messages } from '../../../src/db/schema/messages.ts';
import { reviews } from '../../../src/db/schema/reviews.ts';
import { runs } from '../../../src/db/schema/runs.ts';
import type { CompanyState } from '../../../src/sandbox/company/company-state.ts';
import { firstTicket } from './late-parcels.ts';

/**
 * Every refund and reply that was approved is in the company's books exactly once, under its own id, and nothing else of ours is.
 * Tags carry no mark: setting them again changes nothing.
 */
export async function expectDoneOnce(db: Db, company: CompanyState): Promise<void> {
  const actions = await db.select().from(executions);
  expect(actions.filter(({ status }) => status !== 'applied')).toEqual([]);
  const idsOf = (wanted: string) =>
    actions.flatMap(({ tool, actionId }) => (tool === wanted ? actionId : [])).toSorted();
  expect(refundMarks(company).toSorted()).toEqual(idsOf('stripe_refund'));
  expect(replyMarks(company).toSorted()).toEqual(idsOf('zendesk_reply'));
  expect(taggedTickets(company)).toHaveLength(idsOf('zendesk_tag').length);
}

function refundMarks({ stripe }: CompanyState): string[] {
  return stripe.refunds.flatMap(({ metadata }) => metadata['leenops_action'] ?? []);
}

function replyMarks({ zendesk }: CompanyState): string[] {
  return zendesk.audits.flatMap(({ custom }) => (custom['leenops_action'] as string | undefined) ?? []);
}

function taggedTickets({ zendesk }: CompanyState): string[][] {
  return zendesk.tickets
    .filter(({ id }) => id >= firstTicket)
    .map(({ tags }) => tags)
    .filter((tags) => tags.toSorted().join() === 'late-delivery,refunded');
}

/** Every review has its card and every run its messages; the audit log verifies. */
export async function expectAllOnRecord(db: Db): Promise<void> {
  const shown = await db.select().from(messages).where(isNotNull(messages.ts));
  const cards = shown.filter(({ kind }) => kind === 'card').map(({ aboutId }) => aboutId);
  const asked = await db.select({ id: reviews.id }).from(reviews);
  expect(cards.toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
  const all = await db.select().from(runs);
  for (const kind of ['root', 'steps', 'outcome']) {
    const about = shown.filter((message) => message.kind === kind).map(({ runId }) => `${runId}`);
    expect(about.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  }
  await expectVerified(db);
}

/** The audit log is as it was written. */
export async function expectVerified(db: Db): Promise<void> {
  const problems: string[] = [];
  await verifyAudit(db, undefined, (problem) => problems.push(problem));
  expect(problems).toEqual([]);
}
