import { hour, minute, second } from '../../lib/time.ts';
import { spansTogether } from './spread.ts';
import type { Spans } from './spread.ts';

/**
 * How spans of time are counted: to the nearest `unit`, half up, where they are below. Then a day of thousands of runs is a few hundred
 * numbers, percentiles of many days together are exact over them, and three hours stay three hours.
 */
export const spanUnits = [
  { below: 10 * second, unit: 100 },
  { below: 2 * minute, unit: second },
  { below: 20 * minute, unit: 10 * second },
  { below: 2 * hour, unit: minute },
  { below: 20 * hour, unit: 10 * minute },
  { below: Infinity, unit: hour },
] as const;

/**
 * What is counted of one workflow over a span of time, and adds up: every leaf is a number or spans, so the counts of two days together are
 * their sums, leaf by leaf. A change of what is counted, or how, is a new `definition`: days that were counted by an old one are counted anew.
 */
export type Counted = {
  /** Runs that ended, by how. */
  outcomes: Record<string, number>;
  completedInShadow: number;
  /** Completed, not in shadow, without rework. */
  withoutRework: number;
  cycle: Spans;
  /** Sums over the runs of which it is known. */
  split: { count: number } & Record<Part, number>;
  /** Sums in millionths of a dollar; `unpriced`: runs with a model call that has no known price; `priced`: of the tool calls. */
  cost: { model: number; unpriced: number; tools: number; calls: number; priced: number };
  /** Reviews that people resolved. */
  resolutions: Record<string, number>;
  deciding: Spans;
  reviewers: Record<string, Spans>;
  rejections: Record<string, number>;
  escalations: { categories: Record<string, number>; by: Record<string, number> };
  /** How often each run stopped before its owner; of most there is nothing to keep. */
  stopped: Record<string, number>;
  reversals: number;
};

export const parts = ['queue', 'agent', 'review', 'execution', 'blocked'] as const;
export type Part = (typeof parts)[number];

export const definition = 2;

export function nothingCounted(): Counted {
  return {
    outcomes: {},
    completedInShadow: 0,
    withoutRework: 0,
    cycle: [],
    split: { count: 0, queue: 0, agent: 0, review: 0, execution: 0, blocked: 0 },
    cost: { model: 0, unpriced: 0, tools: 0, calls: 0, priced: 0 },
    resolutions: {},
    deciding: [],
    reviewers: {},
    rejections: {},
    escalations: { categories: {}, by: {} },
    stopped: {},
    reversals: 0,
  };
}

type Leaf = number | Spans;
type Leaves = { [key: string]: Leaf | Leaves };

/** Adds what is in the other to this one. */
export function addCounted(to: Counted, other: Counted): void {
  addLeaves(to, other);
}

function addLeaves(to: Leaves, other: Leaves): void {
  for (const [key, value] of Object.entries(other)) {
    const own = to[key];
    if (typeof value === 'number') to[key] = (typeof own === 'number' ? own : 0) + value;
    else if (isSpans(value)) to[key] = own !== undefined && isSpans(own) ? spansTogether(own, value) : value;
    else addLeaves(typeof own === 'object' && !isSpans(own) ? own : (to[key] = {}), value);
  }
}

function isSpans(value: Leaf | Leaves): value is Spans {
  return Array.isArray(value);
}
