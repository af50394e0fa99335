import { z } from 'zod';
import type { Conversation } from '../../conversation.ts';

const rate = z.object({ of: z.int(), out_of: z.int(), percent: z.int().nullable() });
const merged = z.object({
  merged: z.int(),
  merged_week_before: z.int(),
  pulls: z.array(z.object({ repository: z.string(), number: z.int(), title: z.string() })),
});
const issues = z.object({
  open_now: z.int(),
  opened: z.int(),
  closed: z.int(),
  newest: z.array(z.object({ repository: z.string(), number: z.int(), title: z.string() })),
});
const money = z.object({
  currency: z.string(),
  net_minor: z.int(),
  net: z.string(),
  charges: z.int(),
  refunded: z.string(),
});
const revenue = z.object({ revenue: z.array(money), revenue_before: z.array(money) });
const runs = z.object({
  total: z.object({
    finished: z.int(),
    completed: rate,
    cycle_time_p50: z.string().nullable(),
    cycle_time_p90: z.string().nullable(),
    approved: rate,
    escalations: z.object({ count: z.int() }),
    incidents: z.object({ count: z.int() }),
    cost_per_completed_usd: z.string().nullable(),
    reviews_open: z.int(),
    oldest_open_review: z.string().nullable(),
  }),
});
const channels = z.object({
  channels: z.array(z.object({ channel: z.string(), name: z.string(), team: z.string().nullable() })),
});
const handbook = z.object({
  page: z.string(),
  version: z.string(),
  clauses: z.array(z.object({ id: z.string(), text: z.string() })),
});

export type Read<T> = { source: string; record: string | null; data: T };

/** What was read; undefined where a system did not give it. */
export type Facts = ReturnType<typeof factsIn>;

export function factsIn(conversation: Conversation) {
  return {
    merged: readIn(conversation, 'github_merged', merged),
    issues: readIn(conversation, 'github_open_issues', issues),
    revenue: readIn(conversation, 'stripe_revenue', revenue),
    runs: readIn(conversation, 'operations_metrics', runs),
    channels: readIn(conversation, 'slack_channels', channels),
    handbook: readIn(conversation, 'handbook_page', handbook),
  };
}

const envelope = z.object({ data: z.json(), record: z.object({ id: z.string() }).nullish() });

function readIn<T>(conversation: Conversation, source: string, shape: z.ZodType<T>): Read<T> | undefined {
  const result = envelope.safeParse(conversation.resultOf(source)).data;
  const data = shape.safeParse(result?.data).data;
  return data === undefined ? undefined : { source, record: result?.record?.id ?? null, data };
}
