import type { Action } from '../../../domain/proposal.ts';
import type { Json } from '../../../lib/json.ts';
import { moneyOf } from '../parts/amounts.ts';

export type Argument = { label: string; value: string; isLong: boolean };

const longest = 140;

/** The exact arguments as people read them: money as money, lists with commas, the rest as it is. */
export function argumentsOf(action: Action): Argument[] {
  return Object.entries(action.args).map(([name, raw]) => {
    const value = moneyOf(action.args, name) ?? spell(raw);
    const isLong = value.length > longest || value.includes('\n');
    return { label: labelOf(name), value, isLong };
  });
}

export function labelOf(name: string): string {
  return name.replaceAll('_', ' ');
}

function spell(value: Json | undefined): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(spell).join(', ') || '(none)';
  return JSON.stringify(value ?? null);
}
