import type { LocalSlack } from '../local-slack.ts';
import { userName } from '../web-api/users.ts';
import { findChannel, findMessage, findPerson, isMember } from '../workspace/look-up.ts';
import type { Channel, Message, Person } from '../workspace/workspace.ts';

/** What a person at the real client has no way to do; not the app's fault. */
export class CannotDo extends Error {}

export function getActor({ workspace }: LocalSlack, userId: string): Person {
  const person = findPerson(workspace, userId);
  if (!person || person.isBot || person.deleted) throw new CannotDo(`${userId} is nobody who can act here`);
  return person;
}

/** A channel the person is in; every other one does not exist for them. */
export function getVisibleChannel({ workspace }: LocalSlack, userId: string, channelId: string): Channel {
  const channel = findChannel(workspace, channelId);
  if (!channel || !isMember(channel, userId)) throw new CannotDo(`${userId} is in no channel ${channelId}`);
  return channel;
}

export function getVisibleMessage(slack: LocalSlack, userId: string, channelId: string, ts: string): Message {
  const channel = getVisibleChannel(slack, userId, channelId);
  const message = findMessage(slack.workspace, channel.id, ts);
  if (!message || (message.visibleTo ?? userId) !== userId)
    throw new CannotDo(`${userId} sees no message ${ts} in ${channelId}`);
  return message;
}

/** The fields every interactive payload starts with. */
export function payloadOf(
  { workspace: { team, app } }: LocalSlack,
  person: Person,
  type: string,
): Record<string, unknown> {
  const username = userName(person);
  return {
    type,
    user: { id: person.id, username, name: username, team_id: person.teamId },
    api_app_id: app.id,
    token: 'local-verification-token',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** What payloads call a channel: only the names of public ones are told. */
export const payloadChannel = ({ id, kind, name }: Channel): { id: string; name: string } => ({
  id,
  name: { public: name, private: 'privategroup', im: 'directmessage' }[kind],
});
