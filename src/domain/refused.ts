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
  'no_question',
  'no_more_tries',
  'nothing_changed',
  'last_level',
  'forbidden_by_rule',
  'not_a_starter',
  'not_a_member',
  'not_an_admin',
  'unknown_workflow',
  'workflow_paused',
  'workflow_unbound',
  'unknown_run',
  'not_cancellable',
  'people_unknown',
  'bad_input',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** The rules forbid it. The person is told privately, in the words of `slack/wording`; the attempt is audited. */
export class Refused extends Error {
  override name = 'Refused';
  readonly reason: RefusalReason;
  /** What the wording needs: a winner's id, a field's problem. Ids and rule texts only. */
  readonly detail: Readonly<Record<string, string>>;

  constructor(reason: RefusalReason, detail: Record<string, string> = {}) {
    super(`Refused: ${reason}`);
    this.reason = reason;
    this.detail = detail;
  }
}
