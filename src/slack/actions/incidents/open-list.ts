import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../../desk.ts';
import { privateAnswer } from '../../edge.ts';
import { openView } from '../../open-view.ts';
import { seeIncidents } from '../../see-incidents.ts';
import { surfaceOf } from '../../surface-of.ts';
import { whisper } from '../../whisper.ts';

/** “See what lets them go on” on the App Home: the list of `/leenops incidents`. */
export const openIncidents =
  (desk: Desk) =>
  async ({ body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    const answer = await privateAnswer(desk, 'open the incidents', async () => {
      const asked = { person: body.user.id, workflow: undefined, surface: surfaceOf(body) };
      await openView(desk, body, await seeIncidents(desk, asked));
    });
    await ack();
    if (answer) await whisper(desk, body, answer);
  };
