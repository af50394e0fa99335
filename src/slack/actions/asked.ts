import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { findWorkflow } from '../../engine/find-workflow.ts';
import { seeAsk } from '../../engine/asks/see-ask.ts';
import { startMeant } from '../../engine/asks/start-meant.ts';
import { startMessage } from '../cards/start-message.ts';
import type { Message } from '../cards/message.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { askedBy } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { parseMeant } from '../meant-value.ts';
import { openInTime } from '../open-in-time.ts';
import { queueView } from '../queue/queue-view.ts';
import { orRunBefore } from '../run-before.ts';
import { whisper } from '../whisper.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

/** “Start” under what was understood of a mention: the run is written, then acknowledged, and what came of it takes the question's place. */
export const startAsked =
  (desk: Desk) =>
  async ({ action, body, ack, respond }: Pressed) => {
    let said: Message = { text: '', blocks: [] };
    const trouble = await privateAnswer(desk, 'start what was asked', async () => {
      const { ask: askId, workflow: workflowId = '', texts } = parseMeant(action.value);
      const person = body.user.id;
      const begin = () => startMeant(desk.ctx, { askId, workflowId, texts, person });
      said = startMessage([await orRunBefore(desk, begin)]);
    });
    await ack();
    if (trouble) return whisper(desk, body, trouble);
    await respond({ ...said, replace_original: true }).catch(() => whisper(desk, body, said.text));
  };

/** “Choose another…”, “Fill in the form”: what was understood is filled in, and the run will lead to the message all the same. */
export const chooseAsked =
  (desk: Desk) =>
  async ({ action, body, ack }: Pressed) => {
    const trouble = await privateAnswer(desk, 'choose a workflow', async () => {
      const { ask: askId, workflow: workflowId, texts } = parseMeant(action.value);
      const chosen = findWorkflow(desk.ctx, workflowId ?? '') ?? null;
      const place = await seeAsk(desk.ctx, { askId, person: body.user.id });
      const about = askedBy({
        trigger: 'command',
        askedIn: place?.channelId ?? null,
        message: place ?? null,
        found: workflowId && Object.keys(texts).length ? { [workflowId]: texts } : {},
      });
      await openInTime(desk, body.trigger_id, intakeForm(desk, chosen, about));
    });
    await ack();
    if (trouble) await whisper(desk, body, trouble);
  };

/** “Open the queue” under what waits. */
export const openAskedQueue =
  (desk: Desk) =>
  async ({ body, ack }: Pressed) => {
    const trouble = await privateAnswer(desk, 'open the queue', async () =>
      openInTime(desk, body.trigger_id, await queueView(desk, body.user.id)),
    );
    await ack();
    if (trouble) await whisper(desk, body, trouble);
  };
