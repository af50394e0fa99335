import type { GlobalShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { tellPrivately } from '../asks/tell-privately.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { askedBy } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { openInTime } from '../open-in-time.ts';

/** “Start a workflow”, from anywhere in Slack. There is no channel to answer in, so what went wrong comes as a direct message. */
export const startWorkflow =
  (desk: Desk) =>
  async ({ shortcut, ack }: SlackShortcutMiddlewareArgs<GlobalShortcut>) => {
    const form = intakeForm(desk, null, askedBy({ trigger: 'shortcut', askedIn: null }));
    const trouble = await privateAnswer(desk, 'open the start form', () =>
      openInTime(desk, shortcut.trigger_id, form),
    );
    await ack();
    if (trouble) desk.underWay.add(tellDirectly(desk, shortcut.user.id, trouble));
  };

function tellDirectly({ client, ctx }: Desk, personId: string, text: string): Promise<void> {
  const place = { channelId: personId, ts: '', threadTs: null };
  return tellPrivately(client, ctx.log, { personId, place }, { text, blocks: [] });
}
