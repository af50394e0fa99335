import type { ProposalBody } from '../../domain/proposal.ts';
import type { WriteTool } from '../../domain/tool.ts';
import type { Workflow } from '../../domain/workflow.ts';

/** The tools that a proposal would use. */
export function toolsIn({ writes }: Workflow, { actions }: Pick<ProposalBody, 'actions'>): WriteTool[] {
  return writes.filter(({ name }) => actions.some(({ tool }) => tool === name));
}
