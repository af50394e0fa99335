import { lastFullWeek, periodOf } from '../../../domain/week.ts';
import { day, hour, later, second } from '../../../lib/time.ts';
import type { Charge, Refund } from '../company-state.ts';

/** Sales of the showroom, paid by whoever came in: so many cents on each day of the week, Monday first. */
const weeks: readonly { weeksAgo: number; days: readonly number[]; refunded?: number }[] = [
  { weeksAgo: 1, days: [1_480_000, 1_625_000, 1_710_000, 1_584_000, 2_100_000, 2_649_000], refunded: 12_400 },
  { weeksAgo: 2, days: [1_510_000, 1_495_000, 1_680_000, 1_660_000, 2_055_000, 2_580_000], refunded: 9_900 },
  // A slow one, so that the week after it is a jump.
  { weeksAgo: 3, days: [710_000, 645_000, 802_000, 690_000, 923_000, 1_100_000] },
];

/** The showroom's payments of the last full weeks, each at noon of its day. */
export function showroomSales(now: Date, customer: string): { charges: Charge[]; refunds: Refund[] } {
  const { from } = periodOf(lastFullWeek(now, 'UTC'), 'UTC');
  const seconds = (weeksAgo: number, weekday: number, hours: number) =>
    later(from, (weekday - 7 * (weeksAgo - 1)) * day + hours * hour).getTime() / second;
  const idOf = (weeksAgo: number, weekday: number) => `ch_3HPshowroom${weeksAgo}${weekday}`;
  return {
    charges: weeks.flatMap(({ weeksAgo, days }) =>
      days.map((amount, weekday): Charge => ({
        id: idOf(weeksAgo, weekday),
        customer,
        amount,
        currency: 'eur',
        status: 'succeeded',
        disputed: false,
        created: seconds(weeksAgo, weekday, 12),
        description: 'Hearth & Pine showroom, sales of the day',
        metadata: {},
      })),
    ),
    refunds: weeks.flatMap(({ weeksAgo, refunded }): Refund[] =>
      refunded === undefined
        ? []
        : [
            {
              id: `re_3HPshowroom${weeksAgo}`,
              charge: idOf(weeksAgo, 0),
              amount: refunded,
              currency: 'eur',
              reason: 'requested_by_customer',
              created: seconds(weeksAgo, 2, 15),
              metadata: {},
            },
          ],
    ),
  };
}
