/** Xero's own order numbers begin so unless an organisation changed the prefix. */
const written = /\bPO[- ]?\d{2,10}\b/i;
const reference = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,49}$/;

type Bill = { reference?: string; lineItems?: readonly { description?: string }[] };

/**
 * The purchase order that a bill names. Xero's API links the two nowhere: the number stands in the bill's reference, or in the
 * words of a line. Whoever wrote it, it is a claim: that the order is this vendor's own is checked elsewhere.
 */
export function orderNumberOf({ reference: given = '', lineItems = [] }: Bill): string | null {
  const named =
    written.exec(given)?.[0] ??
    lineItems.map(({ description = '' }) => written.exec(description)?.[0]).find(Boolean);
  if (named) return `PO-${named.replace(/^PO[- ]?/i, '')}`;
  return reference.test(given) && /\d/.test(given) ? given : null;
}
