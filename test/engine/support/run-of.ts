import { findLatestProposal, getProposalBody } from '../../../src/db/proposals.ts';
import { listSteps } from '../../../src/db/steps.ts';
import { openEngine } from './engine.ts';
import { scriptedAgent } from './scripted-agent.ts';
import type { Script } from './scripted-agent.ts';

/** One run about a ticket of the shop, with the script that its agent plays. */
export async function runOf(...scripts: [Script, ...Script[]]) {
  const agent = scriptedAgent(...scripts);
  const engine = await openEngine({ agent });
  const ticket = engine.shop.addTicket();
  const { run } = await engine.start(ticket.id);
  const proposal = async () => {
    const found = await findLatestProposal(engine.db, run.id);
    return found && getProposalBody(engine.db, found);
  };
  return { ...engine, agent, ticket, runId: run.id, proposal, steps: () => listSteps(engine.db, run.id) };
}
