import type { TeamSeen } from '../../../../src/engine/workspace/see-teams.ts';

const none = { isAdmins: false, inGroup: null, problems: [] };

export const agents: TeamSeen = {
  ...none,
  id: 'support-agents',
  uses: [{ workflowTitle: 'Support triage', roles: [{ role: 'starts' }], asks: 0 }],
  binding: { channelId: 'C0SUPPORT', userGroupId: null, members: ['U0ADA'] },
  stamp: '0123456789abcdef',
};

export const reviewers: TeamSeen = {
  ...none,
  id: 'support-reviewers',
  uses: [
    { workflowTitle: 'Support triage', roles: [{ role: 'decides', level: 1 }, { role: 'home' }], asks: 2 },
    { workflowTitle: 'Weekly report', roles: [{ role: 'sees' }, { role: 'pauses' }], asks: 0 },
  ],
  binding: { channelId: 'C0SUPPORT', userGroupId: 'S0REVIEWERS', members: ['U0GRACE'] },
  inGroup: 2,
  stamp: '123456789abcdef0',
  problems: [
    {
      stops: false,
      sentence:
        'support-triage may ask support-reviewers for 2 different people, and it has no more. A run that one of them asked for would wait for somebody who is not there.',
    },
  ],
};

export const finance: TeamSeen = {
  ...none,
  id: 'finance',
  uses: [
    {
      workflowTitle: 'Support triage',
      roles: [
        { role: 'decides', level: 3 },
        { role: 'owner' },
        { role: 'backup_owner' },
        { role: 'promotes' },
      ],
      asks: 1,
    },
  ],
  binding: undefined,
  stamp: '23456789abcdef01',
  problems: [
    {
      stops: true,
      sentence: 'support-triage cannot run: nobody bound its team finance to people and a channel.',
    },
  ],
};

export const adminsTeam: TeamSeen = {
  ...none,
  id: 'leenops-admins',
  isAdmins: true,
  uses: [],
  binding: {
    channelId: 'C0ADMINS',
    userGroupId: null,
    members: Array.from({ length: 23 }, (_, index) => `U0ADMIN${index}`),
  },
  stamp: '3456789abcdef012',
};

export const teamsSeen = [agents, reviewers, finance, adminsTeam];

export const userGroups = [
  { id: 'S0REVIEWERS', name: 'Support reviewers', handle: 'support-reviewers' },
  { id: 'S0FINANCE', name: 'Finance', handle: 'finance' },
];
