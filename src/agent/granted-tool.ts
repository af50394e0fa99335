import type { FunctionTool } from '@openai/agents-core';
import { unlessAborted } from './unless-aborted.ts';
import { functionTool } from './function-tool.ts';
import type { AgentTool } from './port.ts';

/** A tool that the task grants. Bad arguments go back to the model; a call that hangs ends with the run. */
export function grantedTool(tool: AgentTool, signal: AbortSignal): FunctionTool {
  return functionTool({
    ...tool,
    async answer(checked, callId) {
      if ('args' in checked) return unlessAborted(signal, tool.call(checked.args, callId));
      return JSON.stringify({ error: 'The arguments do not fit this tool.', problems: checked.problem });
    },
  });
}
