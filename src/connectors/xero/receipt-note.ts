/** `Received 2026-11-18: 40 × CHAIR-OAK, 2 × TABLE-ASH (slip DN-7731)`; `Returned …` takes back. */
const note =
  /^(?<way>Received|Returned) (?<on>\d{4}-\d{2}-\d{2}): (?<goods>[^()]+?)(?: \(slip (?<slip>[\w./-]{1,50})\))?\.?$/i;
const good = /^(?<quantity>\d{1,9}(?:\.\d{1,4})?) ?[×x] ?(?<item>[A-Za-z0-9][A-Za-z0-9._-]{0,49})$/;

export type Receipt = { on: string; item: string; quantity: number; slip: string | null };

/** Whether somebody meant to note goods here, readable or not. */
export function isAboutGoods(text: string): boolean {
  return /^(received|returned)\b/i.test(text.trim());
}

/** What a note says was received; returns are negative. Undefined when any part of it cannot be read: half a receipt is none. */
export function receiptsIn(text: string): Receipt[] | undefined {
  const { way = '', on = '', goods = '', slip = null } = note.exec(text.trim())?.groups ?? {};
  if (!on || Number.isNaN(Date.parse(on))) return undefined;
  const sign = way.toLowerCase() === 'returned' ? -1 : 1;
  const parts = goods.split(/, ?/).map((part) => good.exec(part.trim())?.groups);
  if (parts.some((part) => !part)) return undefined;
  return parts.map((part) => ({
    on,
    item: part?.['item'] ?? '',
    quantity: sign * Number(part?.['quantity']),
    slip: slip ?? null,
  }));
}

/** Sums by item, in ten-thousandths as Xero counts, so that no sum of decimals is off. */
export function receivedIn(receipts: readonly Receipt[]): { item: string; quantity: number }[] {
  const sums = new Map<string, number>();
  for (const { item, quantity } of receipts)
    sums.set(item, (sums.get(item) ?? 0) + Math.round(quantity * 10_000));
  return [...sums].map(([item, quantity]) => ({ item, quantity: quantity / 10_000 }));
}
