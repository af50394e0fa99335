import { z } from 'zod';

const rate = z.object({ of: z.number(), out_of: z.number() });
const spread = z.object({ p50_ms: z.number().nullable(), p90_ms: z.number().nullable() });
const numbers = z.object({
  finished: z.number(),
  completed: rate,
  without_rework: rate.extend({ is_provisional: z.boolean() }),
  cycle_time: spread,
  approved: rate,
  edited: rate,
  time_to_decide: spread,
  rejections: z.object({ count: z.number() }),
  escalations: z.object({ count: z.number() }),
  cost: z.object({ micro_usd: z.number().nullable(), per_completed: z.number().nullable() }),
  incidents: z.object({ count: z.number(), open: z.number(), blocked_runs: z.number() }),
  reversals: z.number(),
  queue: z.object({ open: z.number(), overdue: rate, oldest_ms: z.number().nullable() }),
});
export const shownNumbers = z.object({
  kind: z.string(),
  period: z.object({ from: z.string(), to: z.string() }),
  total: numbers,
  workflows: z.array(numbers.extend({ id: z.string() })),
});
