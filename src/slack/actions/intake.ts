import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs, StaticSelectAction } from '@slack/bolt';
import { findWorkflow } from '../../engine/find-workflow.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { intakeForm } from '../intake-form.ts';
import { whisper } from '../whisper.ts';

/** Another workflow was chosen in the form: its fields are shown instead. */
export const chooseWorkflow =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>>) => {
    await ack();
    const { view } = body;
    if (!view) return;
    const answer = await privateAnswer(desk, 'choose workflow', async () => {
      const chosen = findWorkflow(desk.ctx, action.selected_option.value) ?? null;
      const askedIn = view.private_metadata || null;
      await desk.client.views.update({
        view_id: view.id,
        hash: view.hash,
        view: intakeForm(desk, { chosen, askedIn }),
      });
    });
    if (answer) await whisper(desk, body, answer);
  };

/** “Start a workflow” on the App Home. */
export const startFromHome =
  (desk: Desk) =>
  async ({ body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    await ack();
    const view = intakeForm(desk, { chosen: null, askedIn: null });
    await desk.client.views.open({ trigger_id: body.trigger_id, view });
  };
