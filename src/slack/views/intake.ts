import { rawFrom } from '../../domain/form/values-from.ts';
import { Refused } from '../../domain/refused.ts';
import { namedWorkflow } from '../../engine/find-workflow.ts';
import { startRun } from '../../engine/runs/start-run.ts';
import type { ModalView } from '@slack/types';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import { parseAbout } from '../intake-about.ts';
import { intakePrefix } from '../intake-form.ts';
import { messageModal } from '../modals/message-modal.ts';
import { rerunModal } from '../modals/rerun-modal.ts';
import { orRunBefore } from '../run-before.ts';
import type { Filled } from './submitted.ts';

/** The form that starts a workflow: the same run as the command with the same words. */
export async function startSubmitted(
  desk: Desk,
  { about, values, person, viewId }: Filled,
): Promise<ModalView> {
  const workflow = namedWorkflow(desk.ctx, values[fieldIds.workflow] ?? '');
  const names = Object.keys(workflow.intake.shape);
  const texts = Object.fromEntries(names.map((name) => [name, values[`${intakePrefix}:${name}`] ?? '']));
  const { trigger, askedIn, message } = parseAbout(about);
  try {
    const { text, runId } = await orRunBefore(desk, () =>
      startRun(desk.ctx, {
        workflowId: workflow.id,
        trigger,
        intake: rawFrom(workflow.intake, texts),
        key: `view:${viewId}`,
        requesterId: person,
        askedIn,
        message,
        surface: 'view',
      }),
    );
    return runId === undefined ? messageModal('Started', text) : rerunModal(text, { runId, askedIn });
  } catch (error) {
    throw error instanceof Refused && error.reason === 'bad_input' ? besideFields(error) : error;
  }
}

/** The engine names arguments; the form names its fields. */
export function besideFields(refused: Refused): Refused {
  const detail = Object.entries(refused.detail).map(([name, problem]) => [
    `${intakePrefix}:${name}`,
    problem,
  ]);
  return new Refused('bad_input', Object.fromEntries(detail) as Record<string, string>);
}
