import type { User, ZendeskState } from '../company-state.ts';

export function usersOf(state: ZendeskState, ids: readonly number[]) {
  return state.users.filter(({ id }) => ids.includes(id)).map(userObject);
}

export function userObject({ id, name, email, role }: User) {
  return { id, name, email, role, active: true };
}

export const anonymousUser = {
  id: null,
  name: 'Anonymous user',
  email: 'invalid@example.com',
  role: 'end-user',
};
