import type { Chance } from './chance.ts';
import { invoiceCases } from './cases/invoices.ts';
import { issueCases } from './cases/issues.ts';
import { leadCases } from './cases/leads.ts';
import { supportCases } from './cases/support.ts';
import type { Case } from './thinking.ts';

export const weeks = 8;

/** How one workflow fared. Shares go from the first week's to the last one's. */
export type Fate = {
  id: string;
  perDay: { workday: number; weekend: number };
  /** So many weeks in pilot at least; then live as soon as the evidence is enough. */
  pilotWeeks: number;
  /** After so many weeks its instructions were made better. */
  improvedAfter?: number;
  /** Of what people decide on once it is live, and before it was made better. */
  rejected: [first: number, last: number];
  edited: [first: number, last: number];
  /** So long a case waits for its reviewer at work, in minutes. */
  waits: [first: number, last: number];
  /** Who tells of it, where nobody asks. */
  webhook: string;
  /** The system that the agent cannot read since last Wednesday, for the first runs of each day. */
  fails?: { system: string; perDay: number };
  /** So many actions were undone in its second week. */
  undone?: number;
  about(chance: Chance): { intake: Record<string, string>; cases: [Case, ...Case[]] };
};

const inventedIssues = 90_000;

/** One improves, one gets slow, one stumbles over the same thing again and again, and one is as it was. */
export const fates: readonly Fate[] = [
  {
    id: 'support-triage',
    perDay: { workday: 13, weekend: 4 },
    pilotWeeks: 4,
    improvedAfter: 3,
    rejected: [0.26, 0.05],
    edited: [0.18, 0.06],
    waits: [50, 40],
    webhook: 'zendesk',
    undone: 1,
    about(chance) {
      const ticket = String(chance.whole(700_000, 799_999));
      return { intake: { ticket }, cases: supportCases(chance, ticket) };
    },
  },
  {
    id: 'invoice-exceptions',
    perDay: { workday: 9, weekend: 0 },
    pilotWeeks: 1,
    rejected: [0.07, 0.08],
    edited: [0.06, 0.07],
    waits: [60, 400],
    webhook: 'xero',
    about: (chance) => ({
      intake: { bill: `HIST-${chance.whole(10_000, 99_999)}` },
      cases: invoiceCases(chance),
    }),
  },
  {
    id: 'lead-enrichment',
    perDay: { workday: 7, weekend: 0 },
    pilotWeeks: 4,
    rejected: [0.1, 0.08],
    edited: [0.08, 0.08],
    waits: [70, 60],
    webhook: 'hubspot',
    fails: { system: 'hubspot', perDay: 2 },
    about(chance) {
      const contact = String(chance.whole(920_000, 999_999));
      return { intake: { contact }, cases: leadCases(chance, contact) };
    },
  },
  {
    id: 'issue-summarization',
    perDay: { workday: 6, weekend: 0 },
    pilotWeeks: 2,
    rejected: [0.08, 0.07],
    edited: [0.07, 0.06],
    waits: [45, 50],
    webhook: 'github',
    about(chance) {
      const number = String(inventedIssues + chance.whole(0, 9_999));
      const repository = chance.oneOf(['acme/shop', 'acme/website']);
      return { intake: { repository, number }, cases: issueCases(chance, `${repository}#${number}`) };
    },
  },
];

export function inWeek([first, last]: [number, number], week: number): number {
  return first + ((last - first) * week) / (weeks - 1);
}

/** Weeks differ: a sale, a holiday. */
const trade = [0.9, 1, 0.85, 1.05, 0.95, 1.15, 0.8, 1.1];

export function busy(week: number): number {
  return trade[week] ?? 1;
}
