import type { Json, JsonObject } from '../lib/json.ts';
import type { Case, Fact, Facts } from './policy.ts';
import type { Action, ProposalBody } from './proposal.ts';
import type { Recall } from './recall.ts';
import type { Material, Workflow } from './workflow.ts';

/** The facts that rules are tried on: what holds for every workflow, and what this one adds. */
export function caseOf(
  workflow: Workflow,
  material: Material<JsonObject>,
  proposal: ProposalBody,
  recalls: readonly Recall[],
): Case {
  return {
    facts: { ...commonFactsOf(proposal, recalls), ...workflow.facts(material, proposal) },
    actions: proposal.actions.map((action) => ({
      tool: action.tool,
      facts: { ...argumentFacts(action), ...workflow.actionFacts(material, action) },
    })),
  };
}

export const commonFacts = [
  'confidence',
  'category',
  'policy.matched',
  'evidence.unverified',
  'evidence.count',
  'actions.count',
  'actions.outOfScope',
  'actions.rejectedLately',
  'question.open',
] as const;

function commonFactsOf(
  proposal: ProposalBody,
  recalls: readonly Recall[],
): Record<(typeof commonFacts)[number], Fact> {
  return {
    confidence: proposal.confidence,
    category: proposal.category,
    'policy.matched': proposal.policy !== null && proposal.policy.verified,
    'evidence.unverified': proposal.evidence.filter((item) => !item.verified).length,
    'evidence.count': proposal.evidence.length,
    'actions.count': proposal.actions.length,
    'actions.outOfScope': proposal.actions.filter((action) => action.outOfScope.length > 0).length,
    'actions.rejectedLately': recalls.length,
    'question.open': proposal.question !== null,
  };
}

function argumentFacts(action: Action): Facts {
  const scalars = Object.entries(action.args).filter((entry): entry is [string, Fact] => isFact(entry[1]));
  return {
    'in scope': action.outOfScope.length === 0,
    ...Object.fromEntries(scalars.map(([name, value]) => [`args.${name}`, value])),
  };
}

function isFact(value: Json | undefined): value is Fact {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
