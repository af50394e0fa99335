import type { Proposal } from '../db/proposals.ts';
import { capsMoved } from '../domain/cap.ts';
import { movedBetween } from '../domain/drift.ts';
import type { Moved } from '../domain/drift.ts';
import { changesBetween } from '../domain/proposal.ts';
import type { Action, ProposalBody } from '../domain/proposal.ts';
import type { ProposalView, RecallView } from '../domain/run-view.ts';
import type { Material, Workflow } from '../domain/workflow.ts';
import type { JsonObject } from '../lib/json.ts';

type Look = {
  /** What the attempt that made it had read; undefined when the texts were erased. */
  materialOf(proposal: Proposal): Material<JsonObject> | undefined;
  recallsOf(proposal: Proposal): RecallView[];
};

export function proposalViews(
  workflow: Workflow,
  proposals: readonly Proposal[],
  texts: ReadonlyMap<string, unknown>,
  { materialOf, recallsOf }: Look,
): ProposalView[] {
  const bodyOf = (proposal: Proposal | undefined) =>
    (proposal && (texts.get(proposal.bodyId) as ProposalBody | undefined)) ?? null;
  return proposals.map((proposal, index) => {
    const body = bodyOf(proposal);
    const before = bodyOf(proposals[index - 1]);
    const material = materialOf(proposal);
    return {
      id: proposal.id,
      version: proposal.version,
      author: { kind: proposal.authorKind, id: proposal.authorId },
      createdAt: proposal.createdAt,
      digest: proposal.digest,
      routing: proposal.routing,
      body,
      sections: body && material ? workflow.caseSections(material, body) : [],
      recalls: recallsOf(proposal),
      caps: proposal.caps,
      changes: body && before ? changesBetween(inOrderOf(body.actions, before.actions), body.actions) : [],
      moved: movedIn(proposal, body, { caps: proposals[index - 1]?.caps ?? [], body: before }),
    };
  });
}

/** The earlier actions, each beside the one of its tool: another try of the agent may propose more, less, or in another order. */
function inOrderOf(after: readonly Action[], before: readonly Action[]): (Action | undefined)[] {
  const left = [...before];
  return after.map(({ tool }) => {
    const index = left.findIndex((action) => action.tool === tool);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  });
}

/** An edit keeps what its editor saw: only a version that was written because something moved shows that. */
function movedIn(
  { authorKind, caps }: Proposal,
  body: ProposalBody | null,
  before: { caps: Proposal['caps']; body: ProposalBody | null },
): Moved[] {
  if (authorKind !== 'system' || !body || !before.body) return [];
  return [...movedBetween(before.body.actions, body.actions), ...capsMoved(before.caps, caps)];
}
