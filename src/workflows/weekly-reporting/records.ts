import { z } from 'zod';
import type { ReadTool } from '../../domain/tool.ts';
import type { Material, Recorded } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';

/** The parts of the recorded readings that rules and cards look at. */
const merged = z.object({
  week: z.string(),
  merged: z.int(),
  merged_week_before: z.int(),
  repositories: z.array(z.object({ repository: z.string(), merged: z.int() })),
  pulls: z.array(z.object({ repository: z.string(), number: z.int(), title: z.string() })),
});

const issues = z.object({
  week: z.string(),
  open_now: z.int(),
  opened: z.int(),
  closed: z.int(),
  repositories: z.array(z.object({ repository: z.string(), open_now: z.int() })),
  newest: z.array(z.object({ repository: z.string(), number: z.int(), title: z.string() })),
});

const money = z.object({
  currency: z.string(),
  net_minor: z.int(),
  net: z.string(),
  charged: z.string(),
  charges: z.int(),
  refunded: z.string(),
  refunds: z.int(),
});
export type Revenue = z.infer<typeof money>;
const revenue = z.object({ week: z.string(), revenue: z.array(money), revenue_before: z.array(money) });

const rate = z.object({ of: z.int(), out_of: z.int(), percent: z.int().nullable() });
const tally = z.array(z.object({ code: z.string(), count: z.int() }));
const counted = z.object({
  finished: z.int(),
  outcomes: tally,
  completed: rate,
  cycle_time_p50: z.string().nullable(),
  cycle_time_p90: z.string().nullable(),
  approved: rate,
  edited: rate,
  time_to_decide_p50: z.string().nullable(),
  time_to_decide_p90: z.string().nullable(),
  rejections: z.object({ count: z.int(), reasons: tally }),
  escalations: z.object({ count: z.int(), categories: tally }),
  incidents: z.object({ count: z.int(), blocked_runs: z.int(), repeated: z.int() }),
  cost_usd: z.string().nullable(),
  cost_per_completed_usd: z.string().nullable(),
  runs_with_unknown_cost: z.int(),
  reviews_open: z.int(),
  reviews_overdue: rate,
  oldest_open_review: z.string().nullable(),
});
export type Counted = z.infer<typeof counted>;
const runs = z.object({
  week: z.string(),
  total: counted,
  workflows: z.array(counted.extend({ workflow: z.string() })),
});

const channel = z.object({
  channel: z.string(),
  name: z.string(),
  team: z.string().nullable(),
  members: z.int(),
  is_private: z.boolean(),
  is_shared_outside: z.boolean(),
  state: z.string(),
});
const channels = z.object({ channels: z.array(channel) });

type Read = Pick<Material<unknown>, 'readings'>;

/** What a report rests on, in the order in which it is shown: a system that did not answer leaves a gap. */
export const sources = {
  merged: { tool: 'github_merged', name: 'Merged work', system: 'GitHub' },
  issues: { tool: 'github_open_issues', name: 'Issues', system: 'GitHub' },
  revenue: { tool: 'stripe_revenue', name: 'Revenue', system: 'Stripe' },
  runs: { tool: 'operations_metrics', name: 'Our own runs', system: 'LeenOps' },
} as const satisfies Record<string, { tool: ReadTool['name']; name: string; system: string }>;

export const mergedIn = (material: Read) => lastOf(material, sources.merged.tool, merged);
export const issuesIn = (material: Read) => lastOf(material, sources.issues.tool, issues);
export const revenueIn = (material: Read) => lastOf(material, sources.revenue.tool, revenue);
export const runsIn = (material: Read) => lastOf(material, sources.runs.tool, runs);
export const channelsIn = (material: Read) => lastOf(material, 'slack_channels', channels)?.channels;

const asked = z.object({ week: z.string() });
export const weekOf = ({ intake }: { intake: JsonObject }) => asked.parse(intake).week;

/** The channel that the intake asks for, the team's own where it names none; undefined when it is not on the allow-list. */
export function channelFor({ intake, ...material }: Read & { intake: JsonObject }, team: string) {
  const wanted = intake['channel'];
  return channelsIn(material)?.find((each) => (wanted ? each.channel === wanted : each.team === team));
}

export function readingOf({ readings }: Read, tool: string): Recorded | undefined {
  return readings.findLast((each) => each.tool === tool);
}

function lastOf<S extends z.ZodType>(material: Read, tool: string, shape: S): z.infer<S> | undefined {
  const reading = readingOf(material, tool);
  return reading && shape.parse(reading.data);
}
