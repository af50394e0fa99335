import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs, StaticSelectAction } from '@slack/bolt';
import { findWorkflow } from '../../engine/find-workflow.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { askedBy, parseAbout } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { openInTime } from '../open-in-time.ts';
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
      await desk.client.views.update({
        view_id: view.id,
        hash: view.hash,
        view: intakeForm(desk, chosen, parseAbout(view.private_metadata)),
      });
    });
    if (answer) await whisper(desk, body, answer);
  };

/** “Start a workflow” on the App Home. */
export const startFromHome =
  (desk: Desk) =>
  async ({ body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    await ack();
    const answer = await privateAnswer(desk, 'start from the home', () =>
      openInTime(
        desk,
        body.trigger_id,
        intakeForm(desk, null, askedBy({ trigger: 'command', askedIn: null })),
      ),
    );
    if (answer) await whisper(desk, body, answer);
  };
