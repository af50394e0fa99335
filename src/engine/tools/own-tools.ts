import type { Tool } from '../../domain/tool.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';

/** The tools of our own code that the workflows name, each once. */
export function ownTools(workflows: readonly Workflow[]): Tool[] {
  const own = workflows.flatMap(toolsOf).filter(({ definition }) => definition === undefined);
  return [...new Map(own.map((tool) => [tool.name, tool])).values()];
}
