import type { Db } from '../../db/client.ts';
import { insertContent } from '../../db/contents.ts';
import { recordEvents } from '../../db/events.ts';
import { findLatestProposal, insertProposal } from '../../db/proposals.ts';
import type { Proposal } from '../../db/proposals.ts';
import type { Run } from '../../db/runs.ts';
import type { Moved } from '../../domain/drift.ts';
import { byRule } from '../../domain/event.ts';
import type { Actor, Surface } from '../../domain/event.ts';
import { proposalDigest } from '../../domain/proposal.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import type { Context } from '../context.ts';
import type { Judged } from './judge-proposal.ts';

/** Writes the run's next proposal version and how the rules judged it. */
export async function writeProposal(
  ctx: Context,
  tx: Db,
  run: Run,
  workflow: Workflow,
  body: ProposalBody,
  { routing, recalls, caps, moved }: Judged & { moved?: readonly Moved[] },
  author: Actor,
  surface: Surface = 'none',
): Promise<Proposal> {
  const now = ctx.now();
  const version = ((await findLatestProposal(tx, run.id))?.version ?? 0) + 1;
  const text = await insertContent(tx, run.id, body, now);
  const proposal = await insertProposal(tx, {
    id: newId('prp'),
    runId: run.id,
    version,
    authorKind: author.kind,
    authorId: author.id,
    bodyId: text.id,
    digest: proposalDigest(body.actions, workflow.version),
    workflowVersion: workflow.version,
    routing,
    recalls,
    caps,
    createdAt: now,
  });
  const named = { proposal: proposal.id, version };
  await recordEvents(tx, run.id, now, [
    {
      type: moved ? 'proposal.moved' : author.kind === 'agent' ? 'proposal.submitted' : 'proposal.edited',
      actor: author,
      surface,
      data: {
        ...named,
        digest: proposal.digest,
        body: text.hash,
        ...(moved ? { moved: moved.map(({ action, label }) => `${action}: ${label}`) } : {}),
      },
    },
    {
      type: 'policy.routed',
      actor: byRule(routing.rule),
      data: {
        ...named,
        route: routing.route.to,
        workflowVersion: workflow.version,
        alsoMatched: routing.alsoMatched,
        recalls,
        caps,
      },
    },
  ]);
  return proposal;
}
