import { may, sightOf } from '../authority.ts';
import type { Context } from '../context.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Surface } from '../../domain/event.ts';
import { namedWorkflow } from '../find-workflow.ts';

/** The workflows whose incidents a person may see: whoever sees their runs, or handles what stops them. Throws Refused, audited, for one that is none of theirs. */
export async function incidentSight(
  ctx: Context,
  { person, workflow, surface }: { person: string; workflow?: string | undefined; surface: Surface },
): Promise<string[]> {
  if (workflow === undefined) {
    const { workflowIds } = await sightOf(ctx, person);
    const handled = await Promise.all(ctx.workflows.map((each) => may(ctx, 'handle', each, person)));
    return ctx.workflows
      .filter(({ id }, index) => handled[index] || workflowIds.includes(id))
      .map(({ id }) => id);
  }
  return orRecordRefusal(ctx, { what: `see incidents of ${workflow}`, who: person, surface }, async () => {
    const named = namedWorkflow(ctx, workflow);
    if (!(await may(ctx, 'handle', named, person))) await assertMay(ctx, 'see', named, person);
    return [named.id];
  });
}
