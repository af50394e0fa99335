import { minute } from '../../../lib/time.ts';
import type { Charge, Refund, StripeState } from '../company-state.ts';
import { dateOf, secondsAgo } from './days-ago.ts';
import { type SeedOrder, chargeIdOf, seedOrders, seedRefunds } from './orders.ts';
import { customerIdOf, seedCustomers } from './people.ts';
import { showroomSales } from './revenue.ts';

/** Hearth & Pine's Stripe account. */
export function seedBooks(now: Date): StripeState {
  const showroom = { id: 'cus_HPshowroom', name: 'Showroom', email: 'showroom@example.com' };
  const sales = showroomSales(now, showroom.id);
  const charges = [...seedOrders.flatMap((order) => chargesOf(order, now)), ...sales.charges];
  return {
    customers: [
      ...seedCustomers.map(({ key, name, email, knownForDays }) => ({
        id: customerIdOf(key),
        name,
        email,
        created: secondsAgo(now, knownForDays),
      })),
      { ...showroom, created: secondsAgo(now, 700) },
    ],
    charges,
    refunds: [
      ...seedRefunds.map(({ order, amount, days, reason }, index): Refund => ({
        id: `re_3HPseed${index + 1}`,
        charge: chargeIdOf(order),
        amount,
        currency: 'eur',
        reason,
        created: secondsAgo(now, days),
        metadata: {},
      })),
      ...sales.refunds,
    ],
    answers: {},
  };
}

function chargesOf(order: SeedOrder, now: Date): Charge[] {
  const first = chargeOf(order, now);
  if (!order.charges) return [first];
  const again = { ...first, id: chargeIdOf(order.number, 'b'), created: first.created + (4 * minute) / 1000 };
  return [first, again];
}

function chargeOf({ number, customer, paid, items, promised, delivered }: SeedOrder, now: Date): Charge {
  return {
    id: chargeIdOf(number),
    customer: customerIdOf(customer),
    amount: items.reduce((sum, [, amount]) => sum + amount, 0),
    currency: 'eur',
    status: 'succeeded',
    disputed: false,
    created: secondsAgo(now, paid),
    description: `Hearth & Pine order ${number}`,
    metadata: {
      order_id: number,
      items: JSON.stringify(items.map(([name, amount]) => ({ name, amount }))),
      delivery_promised: dateOf(now, promised),
      ...(delivered === null
        ? { delivery_state: 'in_transit' }
        : { delivery_delivered: dateOf(now, delivered), delivery_state: 'delivered' }),
    },
  };
}
