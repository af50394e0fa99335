import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs, StaticSelectAction } from '@slack/bolt';
import { findWorkflow } from '../../engine/find-workflow.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { partAbout } from '../home/carried-choice.ts';
import { askedBy, parseAbout } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { openView } from '../open-view.ts';
import { updateView } from '../update-view.ts';
import { whisper } from '../whisper.ts';

/** Another workflow was chosen in the form: its fields are shown instead. */
export const chooseWorkflow =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<StaticSelectAction>>) => {
    await ack();
    const answer = await privateAnswer(desk, 'choose workflow', async () => {
      const chosen = findWorkflow(desk.ctx, action.selected_option.value) ?? null;
      const { about } = partAbout(body.view?.private_metadata ?? '');
      await updateView(desk, body, intakeForm(desk, chosen, parseAbout(about)));
    });
    if (answer) await whisper(desk, body, answer);
  };

/** “Start a workflow” on the App Home. */
export const startFromHome =
  (desk: Desk) =>
  async ({ body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    await ack();
    const answer = await privateAnswer(desk, 'start from the home', () =>
      openView(desk, body, intakeForm(desk, null, askedBy({ trigger: 'command', askedIn: null }))),
    );
    if (answer) await whisper(desk, body, answer);
  };
