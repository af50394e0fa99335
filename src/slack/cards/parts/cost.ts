import type { Cost } from '../../../domain/metrics/cost.ts';
import type { OperationsMetrics } from '../../../domain/metrics/operations.ts';
import { countIn, moneyIn } from './figures.ts';

type Spent = Pick<OperationsMetrics, 'finished' | 'cost'>;

/** What the runs that ended cost: in all, shared by the completed ones, models and tools apart, and how much of it nobody knows. */
export function costIn({ finished, cost }: Spent, kind: 'demo' | 'real'): string {
  const { microUsd, unpriced, tools } = cost;
  if (microUsd === null) {
    const known = tools === null ? '' : `; tools ${moneyIn(tools)}`;
    return `unknown: ${countIn(unpriced.of)} of ${counted(unpriced.outOf, 'run')} called a model without a known price${known}${unpricedCalls(cost)}`;
  }
  if (kind === 'demo' && microUsd === 0) return '$0 (demo rules cost nothing)';
  if (finished === 0) return 'no run ended, so none is counted';
  return `${sums(cost)}; ${apart(cost)}`;
}

/** `$14.84 in all, $0.0757 per completed run`. */
export function sums({ microUsd, perCompleted }: Cost): string {
  return `${moneyIn(microUsd)} in all, ${perCompleted === null ? 'no run completed' : `${moneyIn(perCompleted)} per completed run`}`;
}

function apart(cost: Cost): string {
  const { model, tools, pricedCalls } = cost;
  if (tools !== null) return `models ${moneyIn(model)}, tools ${moneyIn(tools)}${unpricedCalls(cost)}`;
  if (pricedCalls.outOf === 0) return 'models alone, since no tool was called';
  return `models alone, since ${noneKnown(cost)}`;
}

function unpricedCalls({ pricedCalls: { of, outOf } }: Cost): string {
  if (of === outOf) return '';
  if (of === 0) return `; ${noneKnown({ pricedCalls: { of, outOf } })}`;
  return `; ${countIn(outOf - of)} of ${counted(outOf, 'call')} of tools ${outOf - of === 1 ? 'has' : 'have'} no known price`;
}

function noneKnown({ pricedCalls: { outOf } }: Pick<Cost, 'pricedCalls'>): string {
  return `none of ${counted(outOf, 'call')} of tools has a known price`;
}

function counted(count: number, noun: string): string {
  return `${countIn(count)} ${noun}${count === 1 ? '' : 's'}`;
}
