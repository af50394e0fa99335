import type { Proposal } from '../db/proposals.ts';
import { changesBetween } from '../domain/proposal.ts';
import type { ProposalBody } from '../domain/proposal.ts';
import type { ProposalView } from '../domain/run-view.ts';
import type { Material, Workflow } from '../domain/workflow.ts';
import type { JsonObject } from '../lib/json.ts';

export function proposalViews(
  workflow: Workflow,
  proposals: readonly Proposal[],
  texts: ReadonlyMap<string, unknown>,
  material: Material<JsonObject> | undefined,
): ProposalView[] {
  const bodyOf = (proposal: Proposal | undefined) =>
    (proposal && (texts.get(proposal.bodyId) as ProposalBody | undefined)) ?? null;
  return proposals.map((proposal, index) => {
    const body = bodyOf(proposal);
    const before = bodyOf(proposals[index - 1]);
    return {
      id: proposal.id,
      version: proposal.version,
      author: { kind: proposal.authorKind, id: proposal.authorId },
      createdAt: proposal.createdAt,
      digest: proposal.digest,
      routing: proposal.routing,
      body,
      sections: body && material ? workflow.caseSections(material, body) : [],
      recalls: proposal.recalls,
      changes: body && before ? changesBetween(before.actions, body.actions) : [],
    };
  });
}
