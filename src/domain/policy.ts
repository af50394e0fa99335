import type { Mode } from './run.ts';
import { pilotReview, standing } from './standing-rules.ts';

export type Fact = string | number | boolean | null;
/** What rules are tried on. A fact that could not be established is absent, and absent never relaxes a rule. */
export type Facts = Readonly<Record<string, Fact | undefined>>;

type Comparison =
  | { fact: string; is: Fact }
  | { fact: string; above: number }
  | { fact: string; below: number }
  | { fact: string; oneOf: Fact[] };

/** Conditions are data: stored with the workflow version, shown to people, tried by `conditionHolds`. */
export type Condition =
  | Comparison
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  /** Some proposed action of this tool, about which `where` holds (over the action's own facts). */
  | { action: string; where?: Condition }
  /** Every proposed action uses one of these tools, and there is at least one. */
  | { onlyActions: string[] };

/** So many approvals by the team of a level. */
export type Stage = { level: number; quorum: number };

/** Asks people: `afterwards` are further levels, each asked once the one before has approved. */
export type Asking = Stage & {
  afterwards?: readonly Stage[];
  /** So many rejections end it; one, unless said otherwise. */
  rejections?: number;
};

export type Route =
  | { to: 'auto' }
  | ({ to: 'review' } & Asking)
  | ({ to: 'escalate'; category: string } & Asking)
  | { to: 'block' };

export type Rule = {
  name: string;
  /** What a reviewer reads: `Refunds above €100 need two approvals.` */
  sentence: string;
  when: Condition;
  route: Route;
  /**
   * Holds in every mode, for money, law and what cannot be undone: while it matches nothing is automatic, whatever else matches; it is
   * never itself `auto`; and a version of the workflow that has it no longer as it was goes back to pilot (`promotion/mandatory.ts`).
   */
  mandatory?: boolean;
};

/** The facts of a proposal: of the whole, and of each action by its tool. */
export type Case = { facts: Facts; actions: { tool: string; facts: Facts }[] };

export type Routing = {
  route: Route;
  rule: string;
  sentence: string;
  /** The rule is one that holds in every mode. */
  mandatory?: true;
  /** Every other rule that matched, strictest first. */
  alsoMatched: string[];
};

/** What is done when no rule matches. */
export const noMatch: Rule = {
  name: 'no-rule-matched',
  sentence: 'No rule covers this, so a person decides.',
  when: { all: [] },
  route: { to: 'review', level: 1, quorum: 1 },
};

/** Every rule that is tried, strictest first: the workflow's own, and what holds in every workflow. */
export function rulesInForce(rules: readonly Rule[], mode: Mode): Rule[] {
  const inForce = [...rules, ...(mode === 'pilot' ? [pilotReview] : []), ...standing];
  return inForce.toSorted((a, b) => strictness(b.route) - strictness(a.route));
}

/** Tries every rule and takes the strictest that matches: block, then escalate, then review, then auto. */
export function routeProposal(rules: readonly Rule[], subject: Case, mode: Mode): Routing {
  const matched = rulesInForce(rules, mode).filter((rule) => matches(rule, subject));
  const first = decisive(matched);
  const others = matched.filter((rule) => rule !== first);
  return {
    route: first.route,
    rule: first.name,
    sentence: first.sentence,
    ...(first.mandatory ? { mandatory: true as const } : {}),
    alsoMatched: others.map((rule) => rule.name),
  };
}

/** The strictest; and of a mandatory rule and one that permits never the latter, whatever strictness comes to mean. */
function decisive([first = noMatch, ...others]: readonly Rule[]): Rule {
  const mandatory = others.find((rule) => rule.mandatory);
  return first.route.to === 'auto' && mandatory ? mandatory : first;
}

/** Whether no rule has anything against it: what is allowed, and what only waits for a person because no rule knows it. */
export function isUnopposed({ route, rule, alsoMatched }: Routing): boolean {
  const harmless = [noMatch.name, pilotReview.name];
  return route.to === 'auto' || [rule, ...alsoMatched].every((name) => harmless.includes(name));
}

/** Orders routes: a higher number leaves less to the agent. */
export function strictness(route: Route): number {
  switch (route.to) {
    case 'auto':
      return 0;
    case 'review':
      return 1_000 + weight(route);
    case 'escalate':
      return 100_000 + weight(route);
    case 'block':
      return 10_000_000;
  }
}

/** The highest level that is asked, and among equals the most approvals. */
function weight(route: Asking): number {
  const stages = stagesOf(route);
  const highest = Math.max(...stages.map(({ level }) => level));
  return highest * 100 + stages.reduce((sum, { quorum }) => sum + quorum, 0);
}

/** The levels in the order in which they are asked. */
export function stagesOf({ level, quorum, afterwards = [] }: Asking): [Stage, ...Stage[]] {
  return [{ level, quorum }, ...afterwards];
}

/** Whether what people approved at these levels may be carried out where the rules ask for that route; none: a rule alone approved. */
export function suffices(approved: readonly Stage[], route: Route): boolean {
  if (route.to === 'auto') return true;
  if (route.to === 'block') return false;
  const left = [...approved];
  return stagesOf(route)
    .toSorted((a, b) => b.level - a.level || b.quorum - a.quorum)
    .every((needed) => {
      const index = left.findIndex((stage) => covers(stage, needed));
      if (index >= 0) left.splice(index, 1);
      return index >= 0;
    });
}

function covers(approved: Stage, needed: Stage): boolean {
  return (
    approved.level > needed.level || (approved.level === needed.level && approved.quorum >= needed.quorum)
  );
}

/** What a condition says when a fact it needs is absent: a rule that restricts holds, a rule that permits does not. */
function matches(rule: Rule, subject: Case): boolean {
  return conditionHolds(rule.when, subject.facts, subject.actions) ?? rule.route.to !== 'auto';
}

/** Three-valued: undefined when it hangs on a fact that is absent. */
export function conditionHolds(
  condition: Condition,
  facts: Facts,
  actions: Case['actions'] = [],
): boolean | undefined {
  if ('all' in condition) return every(condition.all.map((part) => conditionHolds(part, facts, actions)));
  if ('any' in condition) return some(condition.any.map((part) => conditionHolds(part, facts, actions)));
  if ('not' in condition) return negate(conditionHolds(condition.not, facts, actions));
  if ('onlyActions' in condition) {
    return actions.length > 0 && actions.every((action) => condition.onlyActions.includes(action.tool));
  }
  if ('action' in condition) {
    const { action: tool, where = { all: [] } } = condition;
    return some(
      actions.filter((action) => action.tool === tool).map((action) => conditionHolds(where, action.facts)),
    );
  }
  return compare(condition, facts[condition.fact]);
}

function compare(comparison: Comparison, value: Fact | undefined): boolean | undefined {
  if (value === undefined) return undefined;
  if ('is' in comparison) return value === comparison.is;
  if ('oneOf' in comparison) return comparison.oneOf.includes(value);
  if (typeof value !== 'number') return undefined;
  return 'above' in comparison ? value > comparison.above : value < comparison.below;
}

function every(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function some(parts: (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(true)) return true;
  return parts.includes(undefined) ? undefined : false;
}

function negate(part: boolean | undefined): boolean | undefined {
  return part === undefined ? undefined : !part;
}
