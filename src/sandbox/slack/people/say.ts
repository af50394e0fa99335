import type { Answer } from '../contract.ts';
import { announceMessage } from '../delivery/announce.ts';
import type { LocalSlack } from '../local-slack.ts';
import { addMessage } from '../workspace/add-message.ts';
import { markRead } from '../workspace/unread.ts';
import { CannotDo, getActor, getVisibleChannel, getVisibleMessage } from './acting.ts';
import { answering } from './answer.ts';
import { showMessage } from './show-message.ts';

/** A person writes a message, in the markup of Slack (<@U…> for a mention). */
export async function say(
  slack: LocalSlack,
  userId: string,
  channelId: string,
  text: string,
  threadTs?: string,
): Promise<Answer> {
  getActor(slack, userId);
  const { workspace, changes } = slack;
  const channel = getVisibleChannel(slack, userId, channelId);
  if (channel.archived) throw new CannotDo(`${channel.name} is archived, nobody can write there`);
  if (!text.trim()) throw new CannotDo('a message needs a text');
  const root = threadTs ? getVisibleMessage(slack, userId, channelId, threadTs) : undefined;
  return answering(slack, userId, () => {
    const said = addMessage(
      workspace,
      { channel: channelId, user: userId, text, threadTs: root?.threadTs ?? root?.ts },
      slack.now(),
    );
    markRead(workspace, userId, channelId);
    changes.tell({ channel: channelId });
    announceMessage(slack, channel, said);
    return { message: showMessage(workspace, channelId, said) };
  });
}
