import { z } from 'zod';
import type { Rule } from '../../../src/domain/policy.ts';
import { defineWorkflow } from '../../../src/domain/define-workflow.ts';
import type { Workflow, WorkflowSpec } from '../../../src/domain/workflow.ts';
import { day, hour, minute } from '../../../src/lib/time.ts';
import { formatMoney } from '../../../src/lib/money.ts';
import type { Shop } from './shop.ts';
import { shopTools } from './shop-tools.ts';

const intake = z.object({ ticket: z.string().regex(/^\d+$/, 'Type the number of a ticket.') });

export type RefundSpec = WorkflowSpec<typeof intake>;

/** A route for each kind of proposal. Amounts are in cents. */
export const refundPolicy: [Rule, ...Rule[]] = [
  {
    name: 'outside-the-case',
    sentence: 'What is outside the case is blocked.',
    when: { fact: 'actions.outOfScope', above: 0 },
    route: { to: 'block' },
  },
  {
    name: 'not-sure',
    sentence: 'Below 60 % the leads decide.',
    when: { fact: 'confidence', below: 0.6 },
    route: { to: 'escalate', level: 2, quorum: 1, category: 'not_sure' },
  },
  {
    name: 'large',
    sentence: 'Above €100 two decide.',
    when: { fact: 'refund total', above: 100_00 },
    route: { to: 'review', level: 1, quorum: 2 },
  },
  {
    name: 'any-refund-or-reply',
    sentence: 'One decides on a refund or a reply.',
    when: { any: [{ action: 'till_refund' }, { action: 'desk_reply' }] },
    route: { to: 'review', level: 1, quorum: 1 },
  },
  {
    name: 'tags-alone',
    sentence: 'Tags are set without asking.',
    when: { onlyActions: ['desk_tag'] },
    route: { to: 'auto' },
  },
];

/** What a workflow file says, small enough to see whole. */
export function refundSpec(shop: Shop): RefundSpec {
  const { ticket, refund, reply, tag } = shopTools(shop);
  return {
    id: 'refunds',
    title: 'Refunds',
    purpose: 'Pays back what came too late.',
    starters: { team: 'agents' },
    triggers: ['command', 'api'],
    intake,
    intakeFromWords: ([number = '']) => ({ ticket: number }),
    subject: (given) => ({ key: `desk:${given.ticket}`, label: `Ticket ${given.ticket}` }),
    reads: [ticket],
    scope: ({ intake: given, readings }) => ({
      ticket: [given.ticket],
      charge: readings.flatMap(({ data }) => chargeIn(data)),
    }),
    writes: [refund, reply, tag],
    policy: refundPolicy,
    levels: [
      { team: 'reviewers', dueIn: 4 * hour },
      { team: 'leads', dueIn: 8 * hour },
    ],
    facts: (_material, { actions }) => ({
      'refund total': actions.reduce((sum, { args }) => sum + Number(args['amount'] ?? 0), 0),
    }),
    actionFacts: () => ({}),
    rejectReasons: [{ code: 'wrong_amount', label: 'The amount is wrong' }],
    escalationCategories: [{ code: 'above_my_limit', label: 'Above what I may decide' }],
    proof: 'The refund has its id.',
    owner: 'leads',
    backupOwner: 'managers',
    home: 'reviewers',
    instructions: 'Read the ticket, then propose.',
    task: (given) => `Look at ticket ${given.ticket}.`,
    categories: ['refund', 'other'],
    budgets: { steps: 12, tokens: 10_000, costMicroUsd: 100_000, wallMs: minute, repeats: 2 },
    caseSections: () => [],
    observe: {
      looks: [hour, day],
      compares: {
        till_refund: {
          about: ['charge'],
          agree: ['amount'],
          adds: 'amount',
          worth: ({ amount }) => ({ minor: Number(amount), currency: 'eur' }),
          says: ({ amount }) => `refund ${formatMoney({ minor: Number(amount), currency: 'eur' })}`,
        },
      },
      async deeds({ readings }) {
        const charges = readings.flatMap(({ data }) => chargeIn(data));
        const found = await Promise.all(
          charges.map(async (charge) =>
            (await shop.refundsOf(charge)).map(({ amount, at, isOurs }) => ({
              tool: 'till_refund',
              args: { charge, amount },
              at,
              by: isOurs ? ('us' as const) : ('person' as const),
            })),
          ),
        );
        return found.flat();
      },
    },
  };
}

/** With other writes than its own, what people did by hand is held against none of them. */
export function refundWorkflow(shop: Shop, change: Partial<RefundSpec> = {}): Workflow {
  const { observe, ...spec } = refundSpec(shop);
  return defineWorkflow({ ...spec, ...(observe && !change.writes ? { observe } : {}), ...change });
}

function chargeIn(data: unknown): string[] {
  const { charge } = data as { charge?: string };
  return charge === undefined ? [] : [charge];
}
