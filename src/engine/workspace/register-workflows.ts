import type { Db } from '../../db/client.ts';
import { claimWorkspace, registerWorkflow } from '../../db/workflows.ts';
import { theSystem } from '../../domain/event.ts';
import type { Rule } from '../../domain/policy.ts';
import { mandatoryLost } from '../../domain/promotion/mandatory.ts';
import type { Mode } from '../../domain/run.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { changeMode } from '../modes/change-mode.ts';

/** Makes the app's workflows known to the database, new ones in pilot unless `firstModes` says otherwise, and refuses to mix demo and real parts. */
export async function registerWorkflows(
  ctx: Pick<Context, 'db' | 'workflows' | 'now' | 'log'> & { agent: Pick<Context['agent'], 'kind'> },
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
      if (firstModes[workflow.id] === 'shadow' && !workflow.observe) throw cannotObserve(workflow);
      const before = await registerWorkflow(
        tx,
        { id: workflow.id, version: workflow.version, definition: definitionOf(workflow) },
        firstModes[workflow.id] ?? 'pilot',
        now,
      );
      if (before) await backToPilotWithout(ctx, tx, workflow, before);
    }
  });
}

function cannotObserve({ id }: Workflow): Error {
  return new Error(
    `Workflow ${id} cannot begin in shadow: it does not say how it finds out what people did. Declare observe in its file, or begin in pilot.`,
  );
}

/** A mandatory rule that is gone, or says something else, is not dropped by a deploy: people look at everything until they promote it anew. */
async function backToPilotWithout(
  ctx: Pick<Context, 'now' | 'log'>,
  tx: Db,
  workflow: Workflow,
  before: JsonObject,
): Promise<void> {
  const rules = mandatoryLost((before['policy'] ?? []) as unknown as Rule[], workflow.policy);
  if (rules.length === 0) return;
  const why = { reason: 'mandatory_rule', by: theSystem, evidence: { rules } } as const;
  await changeMode(ctx, tx, workflow, { from: 'live', to: 'pilot', ...why });
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
