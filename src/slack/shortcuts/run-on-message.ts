import type { MessageShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import type { Workflow } from '../../domain/workflow.ts';
import { slackMessage, textOfMessage } from '../asks/text-of-message.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { askedBy } from '../intake-about.ts';
import type { IntakeAbout } from '../intake-about.ts';
import { intakeForm } from '../intake-form.ts';
import { openInTime } from '../open-in-time.ts';
import { clip, oneLine } from '../text.ts';

const quoted = 400;

/**
 * “Run a workflow on this message”: the payload brings the message, so it works where the app is no member, too. What went
 * wrong is answered at the address that the payload names, for the same reason.
 */
export const runOnMessage =
  (desk: Desk) =>
  async ({ shortcut, ack, respond }: SlackShortcutMiddlewareArgs<MessageShortcut>) => {
    const trouble = await privateAnswer(desk, 'run on a message', async () => {
      const about = aboutMessage(desk.ctx.workflows, shortcut);
      await openInTime(desk, shortcut.trigger_id, intakeForm(desk, null, about));
    });
    await ack();
    if (trouble) await respond({ text: trouble, response_type: 'ephemeral', replace_original: false });
  };

function aboutMessage(workflows: readonly Workflow[], { channel, message }: MessageShortcut): IntakeAbout {
  const seen = slackMessage.parse(message);
  const text = textOfMessage(seen);
  const found = workflows.flatMap((workflow): [string, Record<string, string>][] => {
    const texts = workflow.intakeFromMessage?.(text);
    return texts ? [[workflow.id, texts]] : [];
  });
  const threadTs = seen.thread_ts && seen.thread_ts !== seen.ts ? seen.thread_ts : null;
  return askedBy({
    trigger: 'shortcut',
    askedIn: channel.id,
    message: { channelId: channel.id, ts: seen.ts, threadTs },
    quote: clip(oneLine(text), quoted) || '(a message without text)',
    found: Object.fromEntries(found),
  });
}
