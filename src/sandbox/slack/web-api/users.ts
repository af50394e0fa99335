import { z } from 'zod';
import { findPerson } from '../workspace/look-up.ts';
import type { Person } from '../workspace/workspace.ts';
import { count, flag, method } from './method.ts';
import { pageOf } from './page-of.ts';
import { RefusedCall } from './refused-call.ts';
import { hasScope } from './scopes.ts';

export const info = method({
  tier: 'four',
  scopes: ['users:read'],
  arguments: z.object({ user: z.string() }),
  run(slack, { user }) {
    const person = findPerson(slack.workspace, user);
    if (!person) throw new RefusedCall('user_not_found');
    return { user: renderPerson(person, hasScope(slack, 'users:read.email')) };
  },
});

export const list = method({
  tier: 'two',
  scopes: ['users:read'],
  arguments: z.object({ cursor: z.string().optional(), limit: count({ usual: 1000, most: 1000 }) }),
  run(slack, given) {
    const { items, response_metadata } = pageOf(slack.workspace.people, given);
    const withEmail = hasScope(slack, 'users:read.email');
    return { members: items.map((person) => renderPerson(person, withEmail)), response_metadata };
  },
});

export const lookupByEmail = method({
  tier: 'three',
  scopes: ['users:read.email'],
  arguments: z.object({ email: z.string() }),
  run({ workspace }, { email }) {
    const person = workspace.people.find((it) => it.email === email.toLowerCase() && !it.deleted);
    if (!person) throw new RefusedCall('users_not_found');
    return { user: renderPerson(person, true) };
  },
});

export const userGroups = method({
  tier: 'two',
  scopes: ['usergroups:read'],
  arguments: z.object({ include_users: flag }),
  run({ workspace }, given) {
    const usergroups = workspace.userGroups.map(({ id, handle, name, users }) => ({
      id,
      team_id: workspace.team.id,
      is_usergroup: true,
      handle,
      name,
      date_delete: 0,
      user_count: users.length,
      ...(given.include_users && { users }),
    }));
    return { usergroups };
  },
});

export const userGroupMembers = method({
  tier: 'two',
  scopes: ['usergroups:read'],
  arguments: z.object({ usergroup: z.string() }),
  run({ workspace }, { usergroup }) {
    const group = workspace.userGroups.find(({ id }) => id === usergroup);
    if (!group) throw new RefusedCall('no_such_subteam');
    return { users: group.users };
  },
});

function renderPerson(person: Person, withEmail: boolean): Record<string, unknown> {
  const { id, name, title, email, tz, teamId } = person;
  return {
    id,
    team_id: teamId,
    name: userName(person),
    real_name: name,
    deleted: person.deleted,
    tz,
    is_bot: person.isBot,
    is_restricted: person.isRestricted,
    is_ultra_restricted: false,
    is_stranger: false,
    is_app_user: false,
    profile: { real_name: name, display_name: name, title, team: teamId, ...(withEmail && { email }) },
  };
}

/** The old kind of name, which payloads still carry: "Ada Okafor" is ada.okafor. */
export const userName = ({ name }: Person): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.');
