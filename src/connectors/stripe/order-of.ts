import type { Stripe } from 'stripe';
import { z } from 'zod';

export type Order = {
  order_id: string | null;
  items: { name: string; amount: number }[];
  delivery: { promised: string; delivered: string | null; state: string } | null;
};

const itemList = z.array(z.object({ name: z.string(), amount: z.int() }));

/**
 * The order behind a charge, as the shop wrote it into the charge's metadata: `order_id`, `items` (JSON), `delivery_promised`,
 * `delivery_delivered`, `delivery_state`. What is absent or unreadable is left out.
 */
export function orderOf({ metadata }: Pick<Stripe.Charge, 'metadata'>): Order {
  return {
    order_id: metadata['order_id'] || null,
    items: itemsOf(metadata['items']),
    delivery: deliveryOf(metadata),
  };
}

function itemsOf(text: string | undefined): Order['items'] {
  if (!text) return [];
  const parsed = itemList.safeParse(jsonOrUndefined(text));
  return parsed.success ? parsed.data : [];
}

/** Metadata is cut at 500 characters, so a long list may end in the middle. */
function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function deliveryOf(metadata: Stripe.Metadata): Order['delivery'] {
  const promised = metadata['delivery_promised'];
  if (!promised) return null;
  return {
    promised,
    delivered: metadata['delivery_delivered'] || null,
    state: metadata['delivery_state'] || 'unknown',
  };
}
