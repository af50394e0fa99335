import type { Proposal } from '../../db/proposals.ts';
import type { Run } from '../../db/runs.ts';
import type { ProposalBody } from '../../domain/proposal.ts';
import type { Workflow } from '../../domain/workflow.ts';

/** A run with the proposal that the rules have judged. */
export type Routed = { run: Run; workflow: Workflow; proposal: Proposal; body: ProposalBody };
