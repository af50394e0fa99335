/** An order and its payment. Days are counted back from now; money is in cents. */
export type SeedOrder = {
  number: string;
  customer: string;
  paid: number;
  items: [name: string, amount: number][];
  promised: number;
  /** null while it is on its way. */
  delivered: number | null;
  /** How often the card was charged for it. */
  charges?: 2;
};

export const seedOrders: readonly SeedOrder[] = [
  {
    number: 'HP-20417',
    customer: 'maya',
    paid: 27,
    items: [
      ['Linen throw, oat', 5900],
      ['Beeswax candles, set of three', 1900],
      ['Shipping', 600],
    ],
    promised: 20,
    delivered: 9,
  },
  {
    number: 'HP-20431',
    customer: 'kofi',
    paid: 8,
    items: [
      ['Oak side table', 14990],
      ['Fjord table lamp', 6450],
      ['Shipping', 990],
    ],
    promised: 3,
    delivered: 3,
  },
  {
    number: 'HP-20398',
    customer: 'ingrid',
    paid: 34,
    items: [['Reading chair, moss green', 24900]],
    promised: 24,
    delivered: 11,
  },
  {
    number: 'HP-20436',
    customer: 'rafael',
    paid: 22,
    items: [['Wool cushion pair', 6400]],
    promised: 16,
    delivered: 5,
  },
  {
    number: 'HP-20402',
    customer: 'rafael',
    paid: 33,
    items: [['Cast-iron kettle', 9500]],
    promised: 29,
    delivered: 28,
  },
  {
    number: 'HP-20409',
    customer: 'rafael',
    paid: 30,
    items: [['Walnut tray', 6500]],
    promised: 26,
    delivered: 26,
  },
  {
    number: 'HP-20210',
    customer: 'rafael',
    paid: 70,
    items: [['Stoneware mugs', 3000]],
    promised: 64,
    delivered: 63,
  },
  {
    number: 'HP-20440',
    customer: 'aiko',
    paid: 12,
    items: [['Oak cutting board', 4800]],
    promised: 7,
    delivered: 8,
  },
  {
    number: 'HP-20425',
    customer: 'niamh',
    paid: 16,
    items: [['Pine bookshelf', 18900]],
    promised: 9,
    delivered: 9,
  },
  {
    number: 'HP-20443',
    customer: 'chloe',
    paid: 10,
    items: [['Rattan basket, large', 5200]],
    promised: 5,
    delivered: 5,
  },
  {
    number: 'HP-20450',
    customer: 'samir',
    paid: 4,
    items: [['Ceramic vase, sand', 5800]],
    promised: -2,
    delivered: null,
    charges: 2,
  },
  {
    number: 'HP-20446',
    customer: 'rowan',
    paid: 9,
    items: [['Enamel watering can', 3900]],
    promised: 4,
    delivered: 4,
  },
  {
    number: 'HP-20452',
    customer: 'bogdan',
    paid: 41,
    items: [
      ['Dining table, oak', 59900],
      ['Delivery to the room', 4100],
    ],
    promised: 22,
    delivered: 9,
  },
  {
    number: 'HP-20377',
    customer: 'northlight',
    paid: 45,
    items: [
      ['Conference table, ash', 689000],
      ['Stackable chairs, 12', 459000],
    ],
    promised: 30,
    delivered: 30,
  },
  {
    number: 'HP-20190',
    customer: 'maya',
    paid: 160,
    items: [['Pine stool', 7900]],
    promised: 154,
    delivered: 155,
  },
  {
    number: 'HP-20311',
    customer: 'zanele',
    paid: 62,
    items: [['Wall mirror, round', 12900]],
    promised: 56,
    delivered: 55,
  },
  {
    number: 'HP-20415',
    customer: 'bogdan',
    paid: 26,
    items: [['Door mat, coir', 2900]],
    promised: 21,
    delivered: 21,
  },
  {
    number: 'HP-20428',
    customer: 'priya',
    paid: 15,
    items: [['Blanket box', 16900]],
    promised: 6,
    delivered: 5,
  },
  {
    number: 'HP-20448',
    customer: 'luca',
    paid: 6,
    items: [['Desk lamp, brass', 8900]],
    promised: 1,
    delivered: 1,
  },
];

export type SeedRefund = { order: string; amount: number; days: number; reason: string };

export const seedRefunds: readonly SeedRefund[] = [
  { order: 'HP-20402', amount: 9500, days: 19, reason: 'requested_by_customer' },
  { order: 'HP-20409', amount: 6500, days: 12, reason: 'requested_by_customer' },
  { order: 'HP-20210', amount: 3000, days: 52, reason: 'requested_by_customer' },
  { order: 'HP-20311', amount: 2500, days: 48, reason: 'requested_by_customer' },
];

export function chargeIdOf(order: string, copy: 'a' | 'b' = 'a'): string {
  return `ch_3${order.replace('-', '')}${copy}`;
}
