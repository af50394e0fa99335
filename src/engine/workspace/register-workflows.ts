import { claimWorkspace, registerWorkflow } from '../../db/workflows.ts';
import type { Mode } from '../../domain/run.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';

/** Makes the app's workflows known to the database, new ones in pilot unless `firstModes` says otherwise, and refuses to mix demo and real parts. */
export async function registerWorkflows(
  ctx: Pick<Context, 'db' | 'workflows' | 'now'> & { agent: Pick<Context['agent'], 'kind'> },
  firstModes: Readonly<Record<string, Mode>> = {},
): Promise<void> {
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const kind = await claimWorkspace(tx, ctx.agent.kind, now);
    if (kind !== ctx.agent.kind) {
      throw new Error(
        `This database is ${kind} and the model is ${ctx.agent.kind}. Point DATABASE_URL to another database: demo and real records are never mixed.`,
      );
    }
    for (const workflow of ctx.workflows) {
      await registerWorkflow(
        tx,
        { id: workflow.id, version: workflow.version, definition: definitionOf(workflow) },
        firstModes[workflow.id] ?? 'pilot',
        now,
      );
    }
  });
}

function definitionOf(workflow: Workflow): JsonObject {
  return {
    title: workflow.title,
    instructions: workflow.instructions,
    policy: structuredClone(workflow.policy) as unknown as JsonObject[],
    caps: structuredClone(workflow.caps ?? []) as unknown as JsonObject[],
    levels: structuredClone(workflow.levels) as unknown as JsonObject[],
    hours: workflow.hours ? (structuredClone(workflow.hours) as unknown as JsonObject) : null,
    onSilence: workflow.onSilence ?? 'expire',
    tools: toolsOf(workflow).map(({ name, effect, bindings }) => ({ name, effect, bindings })),
    owner: workflow.owner,
    backupOwner: workflow.backupOwner,
    proof: workflow.proof,
  };
}
