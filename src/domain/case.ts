import type { Json, JsonObject } from '../lib/json.ts';
import { unreadAmounts } from './amounts.ts';
import { capFacts } from './cap.ts';
import type { CapUse } from './cap.ts';
import { hostsOff, outgoingIn, writtenTexts } from './outgoing.ts';
import type { Case, Fact, Facts } from './policy.ts';
import type { Action, ProposalBody } from './proposal.ts';
import type { Recall } from './recall.ts';
import type { Material, Workflow } from './workflow.ts';

/** What is known beside the case: how much of the caps was used, and where links may lead; null where there is no list. */
export type Around = { caps?: readonly CapUse[]; linkHosts?: readonly string[] | null };

/** The facts that rules are tried on: what holds for every workflow, and what this one adds. */
export function caseOf(
  workflow: Workflow,
  material: Material<JsonObject>,
  proposal: ProposalBody,
  recalls: readonly Recall[],
  around: Around = {},
): Case {
  return {
    facts: {
      ...commonFactsOf(proposal, recalls),
      ...workflow.facts(material, proposal),
      ...capFacts(around.caps ?? []),
      ...outgoingFacts(workflow, proposal, around.linkHosts ?? null),
      'amounts.unread': unreadAmounts(workflow, proposal.actions, material.readings).length,
    },
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
  'policy.unverified',
  'evidence.unverified',
  'evidence.count',
  'actions.count',
  'actions.outOfScope',
  'actions.rejectedLately',
  'question.open',
] as const;

/** Of the texts and amounts of every action, whatever its tool; no workflow says otherwise of them. */
export const checkedFacts = [
  'outgoing.links',
  'outgoing.off the list',
  'outgoing.disguised',
  'outgoing.fetches',
  'outgoing.calls',
  'amounts.unread',
] as const;

function commonFactsOf(
  proposal: ProposalBody,
  recalls: readonly Recall[],
): Record<(typeof commonFacts)[number], Fact> {
  return {
    confidence: proposal.confidence,
    category: proposal.category,
    'policy.matched': proposal.policy !== null && proposal.policy.verified,
    'policy.unverified': proposal.policy !== null && !proposal.policy.verified,
    'evidence.unverified': proposal.evidence.filter((item) => !item.verified).length,
    'evidence.count': proposal.evidence.length,
    'actions.count': proposal.actions.length,
    'actions.outOfScope': proposal.actions.filter((action) => action.outOfScope.length > 0).length,
    'actions.rejectedLately': recalls.length,
    'question.open': proposal.question !== null,
  };
}

function outgoingFacts(
  { writes }: Workflow,
  { actions }: ProposalBody,
  list: readonly string[] | null,
): Facts {
  const texts = actions.flatMap(({ tool, args }) =>
    writtenTexts(args, writes.find(({ name }) => name === tool)?.bindings ?? {}),
  );
  const { hosts, disguised, fetches, hidden, calls } = outgoingIn(texts);
  return {
    'outgoing.links': list ? 0 : hosts.length,
    'outgoing.off the list': list ? hostsOff(list, hosts).length : 0,
    'outgoing.disguised': disguised.length + hidden,
    'outgoing.fetches': fetches,
    'outgoing.calls': calls.length,
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
