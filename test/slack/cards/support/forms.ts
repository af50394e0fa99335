import type { Start } from '../../../../src/domain/starts.ts';
import type { FormField } from '../../../../src/domain/run-view.ts';
import { apology, refund, reply, tag } from './proposals.ts';

export function aField(changes: Partial<FormField> = {}): FormField {
  return {
    id: 'act_refund:amount',
    title: 'Amount',
    hint: null,
    kind: 'money',
    options: [],
    required: true,
    maxLength: null,
    value: '84.00',
    currency: 'eur',
    ...changes,
  };
}

export const fieldGroups = [
  {
    heading: refund.says,
    fields: [
      aField(),
      aField({
        id: 'act_refund:reason',
        title: 'Reason',
        kind: 'choice',
        options: ['requested_by_customer', 'duplicate', 'fraudulent'],
        value: 'requested_by_customer',
        currency: null,
      }),
    ],
  },
  {
    heading: reply.says,
    fields: [
      aField({
        id: 'act_reply:body',
        title: 'Reply',
        hint: 'The customer gets exactly this text.',
        kind: 'long_text',
        maxLength: 10_000,
        value: apology,
        currency: null,
      }),
    ],
  },
  {
    heading: tag.says,
    fields: [
      aField({
        id: 'act_tag:tags',
        title: 'Tags',
        kind: 'list',
        value: 'late-delivery, refunded',
        currency: null,
      }),
    ],
  },
];

export const workflows = [
  {
    id: 'support-triage',
    title: 'Support triage',
    purpose: 'Reads a support ticket and proposes the reply, the tags and a refund if the policy gives one.',
    triggers: ['command', 'shortcut', 'api', { emoji: 'ticket' }] as [Start, ...Start[]],
    says: {
      verbs: ['triage'] as [string, ...string[]],
      nouns: ['ticket'] as [string, ...string[]],
      example: 'triage ticket 1042',
    },
  },
];
