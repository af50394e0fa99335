import { recordEvents, workspaceChain } from '../../db/events.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { workflowsFor } from '../workflows-for.ts';
import { orRecordRefusal } from './record-refusal.ts';

/** `workflow`: one of them; without it all that the person owns. */
export type ExportDecisions = {
  person: string;
  surface: Surface;
  workflow?: string;
  from: Date;
  to: Date;
};

/** Lets a person have the decisions of the workflows that they own, and records that before the first row leaves. Throws Refused, audited. */
export async function exportDecisions(ctx: Context, input: ExportDecisions): Promise<string[]> {
  const { person: who, surface, workflow, from, to } = input;
  return orRecordRefusal(ctx, { what: 'export decisions', who, surface }, async () => {
    const workflowIds = await ownedBy(ctx, who, workflow);
    const data = { workflows: workflowIds, from: from.toISOString(), to: to.toISOString() };
    await recordEvents(ctx.db, workspaceChain, ctx.now(), [
      { type: 'decisions.exported', actor: person(who), surface, data },
    ]);
    return workflowIds;
  });
}

async function ownedBy(ctx: Context, who: string, asked: string | undefined): Promise<string[]> {
  if (asked !== undefined) {
    const workflow = namedWorkflow(ctx, asked);
    await assertMay(ctx, 'export', workflow, who);
    return [workflow.id];
  }
  const owned = await workflowsFor(ctx, 'export', who);
  const [first] = ctx.workflows;
  if (owned.length === 0 && first) await assertMay(ctx, 'export', first, who);
  if (owned.length === 0) throw new Refused('not_an_owner');
  return owned.map(({ id }) => id);
}
