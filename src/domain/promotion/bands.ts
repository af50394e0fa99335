import type { JsonObject } from '../../lib/json.ts';
import { formatMoney } from '../../lib/money.ts';

/** Between which amounts a tool's actions are told apart: being right about €20 says little about €2,000. */
export type AmountBands = {
  tool: string;
  /** The argument that is the amount, in the currency's smallest unit. */
  amount: string;
  currency: string;
  /** The argument that names the currency, where there is one: amounts in another one are a band of their own. */
  currencyIn?: string;
  /** Where one band ends, inclusive, and the next begins. Rising. */
  upTo: readonly [number, ...number[]];
};

/** `up to €100.00`, `€100.00 to €500.00`, `above €500.00`; null for an action that has no amount or no bands. */
export function bandOf(
  bands: readonly AmountBands[],
  { tool, args }: { tool: string; args: JsonObject },
): string | null {
  const band = bands.find((each) => each.tool === tool);
  const amount = band && Number(args[band.amount]);
  if (!band || amount === undefined || !Number.isSafeInteger(amount)) return null;
  const { currency, currencyIn, upTo } = band;
  if (currencyIn !== undefined && args[currencyIn] !== currency) return 'in another currency';
  const spell = (minor: number) => formatMoney({ minor, currency });
  const index = upTo.findIndex((limit) => amount <= limit);
  const above = upTo[index < 0 ? upTo.length - 1 : index - 1];
  const limit = upTo[index];
  if (limit === undefined) return `above ${spell(above ?? 0)}`;
  return above === undefined ? `up to ${spell(limit)}` : `${spell(above)} to ${spell(limit)}`;
}

/** What is wrong with bands, in sentences. */
export function problemsOfBands(
  bands: readonly AmountBands[],
  writes: readonly { name: string; input: { shape: object } }[],
): string[] {
  return bands.flatMap(({ tool, amount, currencyIn, upTo }) => {
    const shape = writes.find(({ name }) => name === tool)?.input.shape;
    const rising = upTo.every((limit, index) => index === 0 || limit > (upTo[index - 1] ?? limit));
    return [
      ...(shape ? [] : [`is about a tool that it does not write with`]),
      ...[amount, ...(currencyIn ? [currencyIn] : [])]
        .filter((arg) => shape && !(arg in shape))
        .map((arg) => `names ${arg}, which the tool does not have`),
      ...(rising ? [] : ['do not rise']),
    ].map((problem) => `Band of ${tool} ${problem}.`);
  });
}
