import type { Seed as TeamSeed } from '../../engine/workspace/seed.ts';
import type { Seed } from '../slack/workspace/create-workspace.ts';

/** The people of the invented shop, and what each is there to show. */
export const people = {
  ada: 'U0ADA',
  grace: 'U0GRACE',
  linus: 'U0LINUS',
  margaret: 'U0MARGARET',
  priya: 'U0PRIYA',
  oscar: 'U0OSCAR',
} as const;

/** Who binds teams. */
export const admins: readonly string[] = [people.priya];

/** Where the shop is. */
export const timeZone = 'Europe/Amsterdam';

export const channels = {
  support: 'C0SUPPORT',
  engineering: 'C0ENGINEERING',
  payables: 'C0PAYABLES',
  sales: 'C0SALES',
  lounge: 'C0LOUNGE',
  operations: 'C0OPERATIONS',
  leaders: 'C0LEADERS',
  pilots: 'C0PILOTS',
} as const;

const everybody = Object.values(people);

export const workspaceSeed: Seed = {
  team: { id: 'T0HEARTH', name: 'Hearth & Pine', domain: 'hearth-and-pine' },
  people: [
    { id: people.ada, name: 'Ada Okafor', title: 'Support agent · asks for runs' },
    { id: people.grace, name: 'Grace Lindqvist', title: 'Support reviewer', tz: 'Europe/Stockholm' },
    { id: people.linus, name: 'Linus Brandt', title: 'Support reviewer' },
    { id: people.margaret, name: 'Margaret Osei', title: 'Support lead', tz: 'Europe/London' },
    { id: people.priya, name: 'Priya Raman', title: 'Support manager · admin of LeenOps' },
    { id: people.oscar, name: 'Oscar Vale', title: 'Facilities · an outsider' },
  ],
  channels: [
    { id: channels.support, name: 'support', members: everybody },
    { id: channels.engineering, name: 'engineering', members: everybody },
    { id: channels.payables, name: 'payables', members: everybody },
    { id: channels.sales, name: 'sales', members: everybody },
    { id: channels.lounge, name: 'lounge', members: everybody },
    { id: channels.operations, name: 'operations', members: everybody },
    { id: channels.leaders, name: 'leaders', members: [people.margaret, people.priya] },
    { id: channels.pilots, name: 'pilots', members: everybody },
  ],
  userGroups: [
    {
      id: 'S0REVIEWERS',
      handle: 'support-reviewers',
      name: 'Support reviewers',
      users: [people.grace, people.linus],
    },
  ],
};

/** Whoever looks at what a workflow does while it is in pilot; in so small a company all of it is in one channel. */
const pilots = { channel: channels.pilots, members: [people.grace, people.linus] };

/** The bindings that an admin would make. The reviewers are bound by their Slack user group. */
export const teamSeed: TeamSeed = {
  teams: {
    'support-agents': { channel: channels.support, members: [people.ada] },
    'support-reviewers': { channel: channels.support, members: [], userGroup: 'S0REVIEWERS' },
    'support-leads': { channel: channels.support, members: [people.margaret, people.priya] },
    engineers: { channel: channels.engineering, members: [people.ada] },
    maintainers: { channel: channels.engineering, members: [people.grace, people.linus] },
    'engineering-leads': { channel: channels.engineering, members: [people.margaret, people.priya] },
    bookkeepers: { channel: channels.payables, members: [people.ada] },
    'accounts-payable': { channel: channels.payables, members: [people.grace, people.linus] },
    finance: { channel: channels.payables, members: [people.margaret, people.priya] },
    'finance-managers': { channel: channels.payables, members: [people.priya] },
    'sales-reps': { channel: channels.sales, members: [people.ada] },
    sales: { channel: channels.sales, members: [people.grace, people.linus] },
    'sales-leads': { channel: channels.sales, members: [people.margaret, people.priya] },
    'sales-managers': { channel: channels.sales, members: [people.priya] },
    operations: { channel: channels.operations, members: [people.ada] },
    'report-reviewers': { channel: channels.operations, members: [people.grace, people.linus] },
    leadership: { channel: channels.operations, members: [people.margaret, people.priya] },
    'support-pilot': pilots,
    'engineering-pilot': pilots,
    'payables-pilot': pilots,
    'sales-pilot': pilots,
    'operations-pilot': pilots,
    'support-managers': { channel: channels.support, members: [people.priya] },
  },
  modes: {
    'support-triage': 'live',
    'issue-summarization': 'live',
    'invoice-exceptions': 'live',
    'lead-enrichment': 'live',
    'weekly-reporting': 'live',
  },
  /** So that nobody who looks around in the morning finds eight runs; `/leenops schedules` starts them. */
  pausedSchedules: ['invoice-exceptions/weekdays'],
};
