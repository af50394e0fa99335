import type { User } from '../company-state.ts';

export type SeedCustomer = { key: string; name: string; email: string; knownForDays: number };

/** Customers by a short key; their Stripe and Zendesk ids are made from it. */
export const seedCustomers: readonly SeedCustomer[] = [
  { key: 'maya', name: 'Maya Lindholm', email: 'maya.lindholm@example.com', knownForDays: 640 },
  { key: 'kofi', name: 'Kofi Mensah', email: 'kofi.mensah@example.com', knownForDays: 210 },
  { key: 'ingrid', name: 'Ingrid Solberg', email: 'ingrid.solberg@example.com', knownForDays: 95 },
  { key: 'rafael', name: 'Rafael Duarte', email: 'rafael.duarte@example.com', knownForDays: 400 },
  { key: 'aiko', name: 'Aiko Tanabe', email: 'aiko.tanabe@example.com', knownForDays: 33 },
  { key: 'niamh', name: "Niamh O'Brien", email: 'niamh.obrien@example.com', knownForDays: 310 },
  { key: 'chloe', name: 'Chloé Marchetti', email: 'chloe.marchetti@example.com', knownForDays: 58 },
  { key: 'samir', name: 'Samir Haddad', email: 'samir.haddad@example.com', knownForDays: 12 },
  { key: 'rowan', name: 'Rowan Pike', email: 'rowan.pike@example.com', knownForDays: 20 },
  { key: 'northlight', name: 'Northlight Studio', email: 'office.northlight@example.com', knownForDays: 720 },
  { key: 'zanele', name: 'Zanele Khumalo', email: 'zanele.khumalo@example.com', knownForDays: 500 },
  { key: 'bogdan', name: 'Bogdan Ilić', email: 'bogdan.ilic@example.com', knownForDays: 130 },
  { key: 'priya', name: 'Priya Raman', email: 'priya.raman@example.com', knownForDays: 260 },
  { key: 'luca', name: 'Luca Ferretti', email: 'luca.ferretti@example.com', knownForDays: 75 },
];

/** Wrote in, but never bought under their address. */
export const seedStrangers: readonly SeedCustomer[] = [
  { key: 'dmitri', name: 'Dmitri Volkov', email: 'dmitri.volkov@example.com', knownForDays: 1 },
  { key: 'rankwise', name: 'Rankwise Media', email: 'hello.rankwise@example.com', knownForDays: 1 },
  { key: 'coinlane', name: 'Coinlane', email: 'partners.coinlane@example.com', knownForDays: 1 },
];

export const seedColleagues: readonly User[] = [
  { id: 9001, name: 'LeenOps', email: 'leenops@example.com', role: 'admin' },
  { id: 9002, name: 'Elena Petrova', email: 'elena.petrova@example.com', role: 'agent' },
  { id: 9003, name: 'Jonas Weber', email: 'jonas.weber@example.com', role: 'agent' },
];

export function customerIdOf(key: string): string {
  return `cus_HP${key}`;
}

export function userIdOf(key: string): number {
  const index = [...seedCustomers, ...seedStrangers].findIndex((each) => each.key === key);
  if (index < 0) throw new Error(`The seed has no customer ${key}. Add it to people.ts.`);
  return 5001 + index;
}
