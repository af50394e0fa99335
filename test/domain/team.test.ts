import { expect, test } from 'vitest';
import type { Route, Stage } from '../../src/domain/policy.ts';
import { adminTeam, peopleAsked, rolesIn, teamsNamed, teamStamp } from '../../src/domain/team.ts';
import { rolesOf, teamsOf } from '../../src/domain/workflow.ts';
import { openShop } from '../engine/support/shop.ts';
import { refundWorkflow } from '../engine/support/refund-workflow.ts';
import type { RefundSpec } from '../engine/support/refund-workflow.ts';

const workflow = (change: Partial<RefundSpec> = {}) => refundWorkflow(openShop(), change);
const threeLevels: RefundSpec['levels'] = [
  { team: 'reviewers', dueIn: 1 },
  { team: 'leads', dueIn: 1 },
  { team: 'finance', dueIn: 1 },
];

function askedBy(route: Route, levels = threeLevels): Record<string, number> {
  const policy: RefundSpec['policy'] = [{ name: 'a', sentence: 'A.', when: { all: [] }, route }];
  return Object.fromEntries(peopleAsked(workflow({ policy, levels })));
}

const inOrder = (first: Stage, ...afterwards: Stage[]): Route => ({ to: 'review', ...first, afterwards });

test('every level may be asked for one person, because what no rule covers is reviewed and may be escalated', () => {
  expect(askedBy({ to: 'auto' })).toEqual({ reviewers: 1, leads: 1, finance: 1 });
});

test('a quorum goes along with an escalation', () => {
  expect(askedBy({ to: 'review', level: 1, quorum: 2 })).toEqual({ reviewers: 2, leads: 2, finance: 2 });
  expect(askedBy({ to: 'escalate', level: 2, quorum: 3, category: 'x' })).toEqual({
    reviewers: 1,
    leads: 3,
    finance: 3,
  });
});

test('levels in order are asked one after the other; where two have the same team, nobody counts at both', () => {
  const route = inOrder({ level: 1, quorum: 2 }, { level: 2, quorum: 1 });
  expect(askedBy(route)).toEqual({ reviewers: 2, leads: 2, finance: 2 });
  const twice: RefundSpec['levels'] = [
    { team: 'reviewers', dueIn: 1 },
    { team: 'reviewers', dueIn: 1 },
    { team: 'finance', dueIn: 1 },
  ];
  expect(askedBy(route, twice)).toEqual({ reviewers: 3, finance: 2 });
});

test('a case that is moved up skips the levels below it, and so do their people', () => {
  const route = inOrder({ level: 1, quorum: 1 }, { level: 3, quorum: 2 });
  expect(askedBy(route)).toEqual({ reviewers: 1, leads: 1, finance: 2 });
});

test('what a team is for stands as the workflow says it', () => {
  const refunds = workflow({ roles: { see: ['auditors'], promote: ['leads', 'managers'] } });
  expect(rolesIn(refunds, 'leads')).toEqual([
    { role: 'decides', level: 2 },
    { role: 'owner' },
    { role: 'promotes' },
  ]);
  expect(rolesIn(refunds, 'reviewers')).toEqual([{ role: 'decides', level: 1 }, { role: 'home' }]);
  expect(rolesIn(refunds, 'agents')).toEqual([{ role: 'starts' }]);
  expect(rolesIn(refunds, 'managers')).toEqual([{ role: 'backup_owner' }, { role: 'promotes' }]);
  expect(rolesIn(refunds, 'auditors')).toEqual([{ role: 'sees' }]);
  expect(rolesIn(workflow({ roles: { pause: ['leads'] } }), 'leads')).toContainEqual({ role: 'pauses' });
  expect(rolesIn(refunds, 'nowhere')).toEqual([]);
});

test('unless it says otherwise, its teams see, its owners pause and promote', () => {
  expect(rolesOf(workflow())).toEqual({
    see: ['reviewers', 'agents', 'leads', 'managers'],
    pause: ['leads', 'managers'],
    promote: ['leads'],
  });
  expect(rolesOf(workflow({ roles: { see: ['auditors'] } })).see).toEqual(['auditors']);
});

test('teams of roles must be bound like all others, and the admins’ team is always there', () => {
  const refunds = workflow({ roles: { see: ['auditors'], pause: ['ops'], promote: ['board'] } });
  expect(teamsOf(refunds)).toEqual(['agents', 'reviewers', 'leads', 'managers', 'auditors', 'ops', 'board']);
  expect(teamsNamed([refunds, workflow()])).toEqual([...teamsOf(refunds), adminTeam]);
});

test('a stamp tells two states of a team apart, and knows one again', () => {
  const team = { id: 'leads', channelId: 'C1', userGroupId: null, members: ['U1'] };
  expect(teamStamp(team)).toBe(teamStamp({ ...team }));
  const others = [
    { ...team, members: [] },
    { ...team, channelId: 'C2' },
    { ...team, userGroupId: 'S1' },
    undefined,
  ];
  expect(new Set([team, ...others].map(teamStamp)).size).toBe(5);
});
