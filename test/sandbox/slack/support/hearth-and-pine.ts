import type { Seed } from '../../../../src/sandbox/slack/workspace/create-workspace.ts';

export const ada = 'U0ADA';
export const grace = 'U0GRACE';
export const olga = 'U0OLGA';
export const support = 'C0SUPPORT';
export const leads = 'C0LEADS';
export const lounge = 'C0LOUNGE';
export const attic = 'C0ATTIC';

/** A furniture shop: Ada asks, Grace approves, Olga is an outsider who is in the lounge only. */
export const hearthAndPine: Seed = {
  team: { id: 'T0HEARTH', name: 'Hearth & Pine', domain: 'hearth-and-pine' },
  people: [
    { id: ada, name: 'Ada Okafor', title: 'Support agent' },
    { id: grace, name: 'Grace Lindqvist', title: 'Support lead', tz: 'Europe/Stockholm' },
    { id: olga, name: 'Olga Petrov', title: 'Contractor', isRestricted: true },
    { id: 'U0GONE', name: 'Gus Gone', deleted: true },
  ],
  channels: [
    { id: support, name: 'support', members: [ada, grace] },
    { id: leads, name: 'support-leads', members: [grace], private: true },
    { id: lounge, name: 'lounge', members: [ada, grace, olga], withoutApp: true },
    { id: attic, name: 'attic', members: [ada], archived: true },
  ],
  userGroups: [{ id: 'S0LEADS', handle: 'support-leads', name: 'Support leads', users: [grace] }],
};
