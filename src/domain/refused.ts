export const refusalReasons = [
  'not_a_reviewer',
  'own_request',
  'acting_for_requester',
  'away',
  'account_not_active',
  'not_of_this_workspace',
  'already_answered',
  'counted_elsewhere',
  'review_over',
  'proposal_changed',
  'not_for_bulk',
  'cannot_receive',
  'not_waiting',
  'no_question',
  'nothing_proposed',
  'no_more_tries',
  'nothing_changed',
  'tool_gone',
  'tool_withheld',
  'tool_changed',
  'tool_unusable',
  'unknown_tool',
  'last_level',
  'forbidden_by_rule',
  'not_a_starter',
  'not_a_member',
  'not_an_admin',
  'may_not_pause',
  'may_not_promote',
  'may_not_reverse',
  'nothing_to_reverse',
  'may_not_demote',
  'may_not_confirm',
  'own_promotion',
  'live_already',
  'evidence_missing',
  'mode_changed',
  'promotion_open',
  'promotion_over',
  'not_below',
  'pilot_full',
  'may_not_measure',
  'unknown_team',
  'team_changed',
  'unknown_workflow',
  'unknown_schedule',
  'workflow_paused',
  'workflow_unbound',
  'team_too_small',
  'unknown_run',
  'unknown_token',
  'token_not_valid',
  'too_many_requests',
  'key_used_before',
  'not_a_trigger',
  'run_before',
  'intake_erased',
  'not_an_owner',
  'not_cancellable',
  'may_not_handle',
  'cannot_handle',
  'unknown_incident',
  'incident_acknowledged',
  'incident_over',
  'not_blocked',
  'no_remedy',
  'settle_first',
  'settled_already',
  'rules_stricter',
  'people_unknown',
  'form_too_late',
  'bad_input',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What the wording needs: a winner's id, a field's problem. Ids and rule texts only. */
export type Detail = Readonly<Record<string, string>>;

/** Slack does not say who somebody is, or who is in a group: not that they have no right, but that nobody knows. */
export function isPeopleUnknown(error: unknown): error is Refused {
  return error instanceof Refused && error.reason === 'people_unknown';
}

/** The rules forbid it. The person is told privately, in the words of `wording/refusals.ts`; the attempt is audited. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: RefusalReason;
  readonly detail: Detail;

  constructor(reason: RefusalReason, detail: Record<string, string> = {}) {
    super(`Refused: ${reason}`);
    this.reason = reason;
    this.detail = detail;
  }
}
