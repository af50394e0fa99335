import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { workflowsFor } from '../workflows-for.ts';

/** `workflow`: one of them; without it all whose numbers the person may have. */
export type Measuring = { person: string; surface: Surface; workflow?: string | undefined };

/** The ids of the workflows whose numbers a person asks for and may have. Throws Refused, audited. */
export async function measurable(ctx: Context, { person, surface, workflow }: Measuring): Promise<string[]> {
  return orRecordRefusal(ctx, { what: 'read numbers', who: person, surface }, async () => {
    if (workflow !== undefined) {
      const named = namedWorkflow(ctx, workflow);
      await assertMay(ctx, 'measure', named, person);
      return [named.id];
    }
    const open = await workflowsFor(ctx, 'measure', person);
    const [first] = ctx.workflows;
    if (open.length === 0 && first) await assertMay(ctx, 'measure', first, person);
    if (open.length === 0) throw new Refused('not_a_member');
    return open.map(({ id }) => id);
  });
}
