import type { Mode } from './run.ts';

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

export type Route =
  | { to: 'auto' }
  | { to: 'review'; level: number; quorum: number }
  | { to: 'escalate'; level: number; quorum: number; category: string }
  | { to: 'block' };

export type Rule = {
  name: string;
  /** What a reviewer reads: `Refunds above €100 need two approvals.` */
  sentence: string;
  when: Condition;
  route: Route;
};

/** The facts of a proposal: of the whole, and of each action by its tool. */
export type Case = { facts: Facts; actions: { tool: string; facts: Facts }[] };

export type Routing = {
  route: Route;
  rule: string;
  sentence: string;
  /** Every other rule that matched, strictest first. */
  alsoMatched: string[];
};

const noMatch: Rule = {
  name: 'no-rule-matched',
  sentence: 'No rule covers this, so a person decides.',
  when: { all: [] },
  route: { to: 'review', level: 1, quorum: 1 },
};

const pilotReview: Rule = {
  name: 'pilot-reviews-everything',
  sentence: 'This workflow is in pilot: a person decides on every proposal.',
  when: { all: [] },
  route: { to: 'review', level: 1, quorum: 1 },
};

/** Tries every rule and takes the strictest that matches: block, then escalate, then review, then auto. */
export function routeProposal(rules: readonly Rule[], subject: Case, mode: Mode): Routing {
  const inForce = mode === 'pilot' ? [...rules, pilotReview] : rules;
  const matched = inForce
    .filter((rule) => matches(rule, subject))
    .toSorted((a, b) => strictness(b.route) - strictness(a.route));
  const [first = noMatch, ...others] = matched;
  return {
    route: first.route,
    rule: first.name,
    sentence: first.sentence,
    alsoMatched: others.map((rule) => rule.name),
  };
}

/** Orders routes: a higher number leaves less to the agent. */
export function strictness(route: Route): number {
  switch (route.to) {
    case 'auto':
      return 0;
    case 'review':
      return 1_000 + route.level * 100 + route.quorum;
    case 'escalate':
      return 100_000 + route.level * 100 + route.quorum;
    case 'block':
      return 10_000_000;
  }
}

/** The authority that an approval carried: of people at a level, or of a rule alone. */
export type Approved = { level: number; quorum: number } | undefined;

/** Whether what was approved with this authority may be carried out where the rules ask for that route. */
export function suffices(approved: Approved, route: Route): boolean {
  if (route.to === 'auto') return true;
  if (route.to === 'block' || !approved) return false;
  if (approved.level !== route.level) return approved.level > route.level;
  return approved.quorum >= route.quorum;
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
