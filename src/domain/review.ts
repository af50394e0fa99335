import { Refused } from './refused.ts';
import type { RefusalReason } from './refused.ts';

export const reviewResolutions = [
  'approved',
  'edited',
  'rejected',
  'answered',
  'escalated',
  'expired',
  'cancelled',
  'superseded',
] as const;
export type ReviewResolution = (typeof reviewResolutions)[number];

export const decisionKinds = ['approve', 'edit', 'reject', 'escalate', 'respond'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** What Slack says of an account. Guests and people of other organisations decide only where the workflow lets them. */
export const standings = ['member', 'guest', 'outsider', 'deactivated', 'bot'] as const;
export type Standing = (typeof standings)[number];
export type Stranger = Extract<Standing, 'guest' | 'outsider'>;

/** Why an account takes no part in a workflow; undefined when it does. */
export function strangeness(
  standing: Standing,
  welcome: readonly Stranger[],
): 'account_not_active' | 'not_of_this_workspace' | undefined {
  if (standing === 'deactivated' || standing === 'bot') return 'account_not_active';
  if (standing !== 'member' && !welcome.includes(standing)) return 'not_of_this_workspace';
  return undefined;
}

/** Somebody is away, and one other person decides for them. */
export type Absence = { person: string; deputy: string; until: Date };

/** Who has the right to decide: for themselves, or for somebody who is away. */
export type Holder = { person: string; onBehalfOf: string | null };

/** Everything that the right to decide on a review hangs on, looked up at the moment of the click. */
export type Eligibility = {
  requester: string | null;
  /** The level's team, as bound now. */
  team: string;
  members: readonly string[];
  /** Those who are away now. */
  absences: readonly Absence[];
  /** Of the members and their deputies, as far as they were asked about. */
  standings: ReadonlyMap<string, Standing>;
  /** Strangers whom the workflow lets decide. */
  welcome: readonly Stranger[];
  /** People who answered this review already. */
  answered: readonly string[];
  /** People whose approval of this proposal counts at another level. */
  countedElsewhere: readonly string[];
};

/** What the records say of who may decide; the rest is asked of Slack and of those who are away. */
export type Deciders = Omit<Eligibility, 'members' | 'absences' | 'standings'>;

/** Everyone who holds the team's right now: its members, and for those who are away their deputies. No chain of deputies. */
export function holdersOf({ members, absences }: Pick<Eligibility, 'members' | 'absences'>): Holder[] {
  const present = members.filter((member) => !absences.some(({ person }) => person === member));
  const own = present.map((person) => ({ person, onBehalfOf: null }));
  const deputies = members.flatMap((member) => {
    const deputy = absences.find(({ person }) => person === member)?.deputy;
    const isFree = deputy && !present.includes(deputy) && !absences.some(({ person }) => person === deputy);
    return isFree ? [{ person: deputy, onBehalfOf: member }] : [];
  });
  return [...own, ...uniquePeople(deputies)];
}

/** Who may decide now, for the card. */
export function mayDecide(eligibility: Eligibility): Holder[] {
  return holdersOf(eligibility).filter((holder) => !objection(holder, eligibility));
}

/** The right by which this person decides. Throws Refused with what stands in the way. The one place where that is judged. */
export function assertMayDecide(person: string, eligibility: Eligibility): Holder {
  const { members, absences, requester, team } = eligibility;
  if (person === requester) throw new Refused('own_request');
  const away = absences.find((absence) => absence.person === person);
  if (away && members.includes(person))
    throw new Refused('away', { deputy: away.deputy, until: away.until.toISOString() });
  const holder = holdersOf(eligibility).find((each) => each.person === person);
  if (!holder) throw new Refused('not_a_reviewer', { team });
  const reason = objection(holder, eligibility);
  if (reason) throw new Refused(reason, { team });
  return holder;
}

function objection({ person, onBehalfOf }: Holder, eligibility: Eligibility): RefusalReason | undefined {
  const { requester, absences, answered, countedElsewhere, welcome } = eligibility;
  if (person === requester) return 'own_request';
  if (absences.some((absence) => absence.person === requester && absence.deputy === person))
    return 'acting_for_requester';
  for (const involved of [person, ...(onBehalfOf ? [onBehalfOf] : [])]) {
    const strange = strangeness(eligibility.standings.get(involved) ?? 'member', welcome);
    if (strange) return strange;
    if (answered.includes(involved)) return 'already_answered';
    if (countedElsewhere.includes(involved)) return 'counted_elsewhere';
  }
  return undefined;
}

function uniquePeople(holders: Holder[]): Holder[] {
  return holders.filter(({ person }, index) => holders.findIndex((each) => each.person === person) === index);
}
