import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { Surface } from '../../../domain/event.ts';
import type { Desk } from '../../desk.ts';
import { privateAnswer } from '../../edge.ts';
import { choiceOf, partAbout } from '../../home/carried-choice.ts';
import { drawHomeAgain } from '../../home/draw-again.ts';
import { callbackIds } from '../../ids.ts';
import { chosenWorkflow } from '../../modals/incidents/incidents-modal.ts';
import { seeIncidents } from '../../see-incidents.ts';
import { surfaceOf } from '../../surface-of.ts';
import { updateView } from '../../update-view.ts';
import { whisper } from '../../whisper.ts';

/** An incident's id on its card, a run's on the list, a run's and an action's where it is about one. */
const button = z.object({ value: z.string().regex(/^(inc|run)_[0-9a-z]+(:act_[0-9a-z]+)?$/) });

export type Press = { about: string; person: string; surface: Surface };
type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

/** A button that does it at once. Beside the card the press is answered in private; on the list, the list says it and shows how it is now. */
export const does =
  (what: string, work: (desk: Desk, press: Press) => Promise<string>) =>
  (desk: Desk) =>
  async ({ action, body, ack }: Pressed) => {
    let said = '';
    const trouble = await privateAnswer(desk, what, async () => {
      const press = { about: button.parse(action).value, person: body.user.id, surface: surfaceOf(body) };
      said = await work(desk, press);
      if (body.view?.callback_id === callbackIds.incidents) said = await onList(desk, body, said);
    });
    await ack();
    desk.underWay.add(drawHomeAgain(desk, body.user.id, choiceOf(body.view)));
    const answer = trouble ?? said;
    if (answer) await whisper(desk, body, answer);
  };

/** A button that asks for something first. */
export const opens =
  (what: string, open: (desk: Desk, press: Press, body: BlockAction) => Promise<void>) =>
  (desk: Desk) =>
  async ({ action, body, ack }: Pressed) => {
    const trouble = await privateAnswer(desk, what, () =>
      open(desk, { about: button.parse(action).value, person: body.user.id, surface: surfaceOf(body) }, body),
    );
    await ack();
    if (trouble) await whisper(desk, body, trouble);
  };

async function onList(desk: Desk, body: BlockAction, said: string): Promise<string> {
  const workflow = chosenWorkflow(partAbout(body.view?.private_metadata ?? '').about);
  const list = await seeIncidents(desk, { person: body.user.id, workflow, surface: 'view', said });
  await updateView(desk, body, list);
  return '';
}
