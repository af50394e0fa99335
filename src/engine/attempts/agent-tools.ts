import type { AgentTool } from '../../agent/port.ts';
import type { Run } from '../../db/runs.ts';
import type { Action } from '../../domain/proposal.ts';
import { assertNoSecret, SecretWritten, withoutSecrets } from '../../domain/secret.ts';
import { outOfScope } from '../../domain/tool.ts';
import type { ReadTool, Tool, WriteTool } from '../../domain/tool.ts';
import { ToolFailure } from '../../domain/tool-failure.ts';
import { isOfRun } from '../../domain/tool-grant.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Recorded, Workflow } from '../../domain/workflow.ts';
import { digestOf } from '../../lib/hash.ts';
import { newId } from '../../lib/ids.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { findWithheld } from '../tools/withheld.ts';
import { beginCall, recordProposed, recordStopped } from './record-step.ts';

const readTimeoutMs = 20_000;

/** What one attempt has read and proposed so far, and which reads failed. */
export type Workbench = { readings: Recorded[]; actions: Action[]; failures: ToolFailure[] };

/**
 * The tools with which the run began, for one attempt: reads run within the run's scope, writes only add to the proposal.
 * One that was revoked since is refused at the call. What a read returns is kept and shown to the model without the
 * secrets in it. Throws SecretWritten where the model writes one.
 */
export function agentTools(
  ctx: Context,
  workflow: Workflow,
  run: Run,
  intake: JsonObject,
  bench: Workbench,
  signal: AbortSignal,
): AgentTool[] {
  const scope = () => workflow.scope({ intake, readings: bench.readings, now: ctx.now() });

  const read = async (tool: ReadTool, args: JsonObject) => {
    if (await findWithheld(ctx.db, run, [tool])) return refuse(tool, args);
    const foreign = outOfScope(tool, args, scope());
    const step = await beginCall(ctx, run, tool);
    if (foreign.length) {
      await step.failed('out_of_scope', { args });
      return answer({
        error: `${foreign.join(', ')}: not part of this run's case. Read only what belongs to it.`,
      });
    }
    try {
      const read = await tool.read(args, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(readTimeoutMs)]),
      });
      const { value: reading } = await withoutSecrets(ctx.secrets, read);
      await step.done({ args, reading });
      bench.readings.push({ ...reading, args, tool: tool.name, readAt: step.startedAt });
      return answer({ source: tool.name, untrusted: true, record: reading.record, data: reading.data });
    } catch (error) {
      if (!(error instanceof ToolFailure)) throw error;
      bench.failures.push(error);
      await step.failed(error.code, { args });
      return answer({ error: error.message });
    }
  };

  const propose = async (tool: WriteTool, args: JsonObject) => {
    const twin = bench.actions.find(
      (action) => action.tool === tool.name && digestOf(action.args) === digestOf(args),
    );
    const action = twin ?? proposedAction(tool, args, outOfScope(tool, args, scope()));
    if (!twin) bench.actions.push(action); // before anything is awaited: several calls at once keep their order
    if (await findWithheld(ctx.db, run, [tool])) {
      bench.actions = bench.actions.filter(({ id }) => id !== action.id);
      return refuse(tool, args);
    }
    if (!twin) await recordProposed(ctx, run, tool.name, { args });
    return answer({ status: 'proposed', action_id: action.id });
  };

  /** A secret in what the model asks for stops the run: nothing was sent, and nothing of it is kept. */
  const unlessSecret = async (tool: ReadTool | WriteTool, args: JsonObject) => {
    try {
      await assertNoSecret(ctx.secrets, args, tool.name);
    } catch (error) {
      if (error instanceof SecretWritten) {
        const { value } = await withoutSecrets(ctx.secrets, args);
        await recordStopped(ctx, run, tool, 'secret_found', { args: value });
      }
      throw error;
    }
  };

  const refuse = async (tool: Tool, args: JsonObject) => {
    await (await beginCall(ctx, run, tool)).failed('withheld', { args });
    return answer({ error: `${tool.name} is not, or no longer, granted. Go on without it.` });
  };

  return toolsOf(workflow)
    .filter((tool) => isOfRun(run.tools, tool))
    .map((tool) => ({
      name: tool.name,
      description: tool.description,
      input: tool.input,
      call: async (args) => {
        await unlessSecret(tool, args);
        return tool.effect === 'read' ? read(tool, args) : propose(tool, args);
      },
    }));
}

export function proposedAction(
  tool: WriteTool,
  args: JsonObject,
  foreign: string[],
  id: string = newId('act'),
): Action {
  const { name, risk, movesMoney } = tool;
  return { id, tool: name, args, says: tool.says(args), risk, movesMoney, outOfScope: foreign };
}

function answer(value: unknown): string {
  return JSON.stringify(value);
}
