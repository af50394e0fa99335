import type { Workflow } from '../../domain/workflow.ts';
import type { Context, Looks } from '../context.ts';

/** When the workflow looks at what people did; undefined for one that cannot. */
export function looksOf(
  ctx: Pick<Context, 'looks'>,
  { observe }: Pick<Workflow, 'observe'>,
): Looks | undefined {
  return observe && (ctx.looks ?? observe.looks);
}
