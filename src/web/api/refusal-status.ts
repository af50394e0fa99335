import type { RefusalReason, Refused } from '../../domain/refused.ts';

/** 401 who are you, 403 not you, 404 no such thing, 409 not as things stand, 429 too often, 503 ask again. */
export function statusOf({ reason, detail }: Pick<Refused, 'reason' | 'detail'>): number {
  if (reason === 'review_over' && detail['resolution'] === 'unknown') return 404;
  return statuses[reason];
}

const statuses = {
  not_a_reviewer: 403,
  own_request: 403,
  acting_for_requester: 403,
  away: 403,
  account_not_active: 401,
  not_of_this_workspace: 403,
  already_answered: 409,
  counted_elsewhere: 403,
  review_over: 409,
  proposal_changed: 409,
  not_for_bulk: 409,
  cannot_receive: 409,
  not_waiting: 409,
  no_question: 409,
  nothing_proposed: 409,
  no_more_tries: 409,
  tool_gone: 409,
  nothing_changed: 409,
  last_level: 409,
  forbidden_by_rule: 409,
  not_a_starter: 403,
  not_a_member: 403,
  not_an_admin: 403,
  may_not_pause: 403,
  may_not_promote: 403,
  unknown_team: 404,
  team_changed: 409,
  unknown_workflow: 404,
  unknown_schedule: 404,
  workflow_paused: 409,
  workflow_unbound: 409,
  team_too_small: 409,
  unknown_run: 404,
  unknown_token: 404,
  token_not_valid: 401,
  too_many_requests: 429,
  key_used_before: 409,
  not_a_trigger: 403,
  not_an_owner: 403,
  not_cancellable: 409,
  people_unknown: 503,
  bad_input: 400,
} as const satisfies Record<RefusalReason, number>;
