import { changeKey } from '../../domain/change-key.ts';
import type { Trigger } from '../../domain/run.ts';
import type { Arrival } from '../../domain/starts.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import type { Context } from '../context.ts';
import { startRun } from './start-run.ts';
import type { Started } from './start-run.ts';

/** `askedBy`: the person who wanted a schedule's time to be done now; nobody, otherwise. */
type Brought = {
  trigger: Extract<Trigger, 'webhook' | 'schedule'>;
  from: JsonObject;
  askedBy?: string | null;
};

/**
 * Starts what a system or a schedule brought: once for each change of its subject, whatever told of it. `from`
 * names for the record what that was. Throws Refused.
 */
export async function startArrival(
  ctx: Context,
  workflow: Workflow,
  { intake, change }: Arrival,
  { trigger, from, askedBy = null }: Brought,
): Promise<Started> {
  const parsed = workflow.intake.safeParse(intake);
  // What cannot be an intake has no subject: startRun says what is wrong with it.
  const key = parsed.success ? changeKey(workflow.id, workflow.subject(parsed.data).key, change) : '';
  return startRun(ctx, {
    workflowId: workflow.id,
    trigger,
    intake,
    key,
    requesterId: askedBy,
    askedIn: null,
    surface: 'none',
    from,
  });
}
