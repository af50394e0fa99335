import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parsePage } from '../../../../src/connectors/handbook/parse-page.ts';
import { quoteOccurs } from '../../../../src/domain/evidence.ts';
import { feedbackText } from '../../../../src/engine/attempts/feedback.ts';
import type { Try } from '../../../../src/engine/attempts/feedback.ts';
import type { Json, JsonObject } from '../../../../src/lib/json.ts';
import { supportTriage } from '../../../../src/sandbox/model/brains/support-triage.ts';
import { conversationOf, type Utterance } from '../../../../src/sandbox/model/conversation.ts';

export const ticket = {
  id: '1042',
  subject: 'My order',
  description: '',
  status: 'open',
  tags: [],
  requester: { name: 'Maya Lindgren', email: 'maya@example.com' as string | null },
  order_id: 'HP-1' as string | null,
  created_at: '2026-11-01T09:00:00Z',
  updated_at: '2026-11-20T09:00:00Z',
  comments: [] as { author: string; public: boolean; body: string; at: string }[],
};

export const charge = {
  id: 'ch_1',
  amount: 8400,
  currency: 'eur',
  status: 'succeeded',
  created_at: '2026-10-20T09:00:00Z',
  description: 'Order HP-1',
  order_id: 'HP-1',
  refunded_amount: 0,
  items: [
    { name: 'Linen throw', amount: 7800 },
    { name: 'Shipping', amount: 600 },
  ],
  delivery: { promised: '2026-11-01', delivered: '2026-11-12' as string | null, state: 'delivered' },
};

/** What the tools answer, by tool; left out is what failed. */
export type Readings = Partial<
  Record<'zendesk_ticket' | 'zendesk_history' | 'stripe_customer' | 'handbook_page', Json>
>;

const handbook = parsePage('refund-policy', readFileSync('handbook/refund-policy.md', 'utf8'));
const offered = ['zendesk_ticket', 'zendesk_history', 'stripe_customer', 'handbook_page'];
const writes = ['stripe_refund', 'zendesk_reply', 'zendesk_tag', 'submit_result'];

export function readingsOf(written: Partial<typeof ticket>, ...charges: Partial<typeof charge>[]): Readings {
  return {
    zendesk_ticket: { ...ticket, ...written },
    zendesk_history: { tickets: [] },
    stripe_customer: {
      customer: null,
      charges: charges.map((one) => ({ ...charge, ...one })),
      refunds_30d: null,
    },
    handbook_page: { page: handbook.page, version: handbook.version, clauses: handbook.clauses },
  };
}

/** Lets the brain work a case to its end, as the loop would, and checks every quote against what was read. */
export function triage(readings: Readings, tools = [...offered, ...writes], earlier: readonly Try[] = []) {
  const said = earlier.length ? `\n\n${feedbackText(earlier)}` : '';
  const utterances: Utterance[] = [{ by: 'user', text: `Please triage ticket 1042.${said}` }];
  const turns: string[][] = [];
  const proposed: Record<string, JsonObject> = {};
  for (let turn = 0; turn < 6; turn++) {
    const thought = supportTriage(conversationOf({ model: 'demo-rules-1', tools, utterances }));
    if (!thought || 'text' in thought) return { thought, turns, proposed, result: undefined };
    const calls = thought.calls.map((call, index) => ({ id: `${turn}.${index}`, ...call }));
    utterances.push({ by: 'model', calls });
    turns.push(calls.map(({ name }) => name));
    for (const { id, name, args } of calls) {
      if (name === 'submit_result') return { turns, proposed, result: checked(args, readings) };
      if (writes.includes(name)) proposed[name] = args;
      utterances.push({ by: 'tool', callId: id, text: answerOf(name, readings) });
    }
  }
  throw new Error(`No result after six turns: ${JSON.stringify(turns)}`);
}

const proposedBefore = { summary: 'The case.', actions: [] };

/** A reviewer rejected what was proposed, with the words of support triage. */
export function rejectedFor(reason: string, wrote: string | null = null): Try {
  const rejected = [{ reason, reviewer_wrote: wrote }];
  return { you_proposed: proposedBefore, changed_by_a_reviewer: false, rejected };
}

/** A reviewer answered what the rules asked. */
export function answered(asked: string, answer: string): Try {
  const said = { you_asked: asked, reviewer_answered: answer };
  return { you_proposed: proposedBefore, changed_by_a_reviewer: false, ...said };
}

export const triageAfter = (readings: Readings, ...earlier: Try[]) => triage(readings, undefined, earlier);

function answerOf(tool: string, readings: Readings): string {
  if (writes.includes(tool)) return JSON.stringify({ status: 'proposed', action_id: 'act_1' });
  const data = readings[tool as keyof Readings];
  if (data === undefined) return JSON.stringify({ error: 'The system did not answer.' });
  return JSON.stringify({ source: tool, untrusted: true, record: { id: `${tool} record` }, data });
}

type Checked = {
  confidence: number;
  category: string;
  policy: { page: string; version: string; clause: string; quote: string } | null;
  evidence: { source: keyof Readings; record: string | null; quote: string }[];
  question: string | null;
  summary: string;
};

function checked(args: JsonObject, readings: Readings): Checked {
  const result = args as unknown as Checked;
  for (const { source, record, quote } of result.evidence) {
    expect(record).toBe(`${source} record`);
    expect(quoteOccurs(quote, readings[source] ?? null), quote).toBe(true);
  }
  if (result.policy) {
    expect(quoteOccurs(result.policy.quote, readings.handbook_page ?? null)).toBe(true);
    expect(result.policy).toMatchObject({ page: 'refund-policy', version: handbook.version });
  }
  return result;
}
