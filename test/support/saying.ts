import type { World } from '../../src/sandbox/world/start-world.ts';

/** Somebody writes in a channel, in Slack's markup; answers the message's ts. */
export async function says(
  { slack }: World,
  person: string,
  channel: string,
  text: string,
  threadTs?: string,
): Promise<string> {
  const { message } = await slack.say(person, channel, text, threadTs);
  if (!message) throw new Error(`${person} could not say “${text}”.`);
  return message.ts;
}
