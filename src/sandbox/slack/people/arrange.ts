import { announceIfSubscribed } from '../delivery/announce.ts';
import type { LocalSlack } from '../local-slack.ts';
import { findChannel, findPerson } from '../workspace/look-up.ts';
import { nextTs } from '../workspace/next-ts.ts';
import type { Channel, Person } from '../workspace/workspace.ts';

/** What workspace admins do to channels and people, for tests of what the app does then. */
export type Arrange = {
  archive(channelId: string): void;
  /** Another organisation takes part in the channel. */
  shareOutside(channelId: string): void;
  invite(channelId: string, userId: string): void;
  remove(channelId: string, userId: string): void;
  deactivate(userId: string): void;
  /** An admin deletes a file: no message can show it from then on. */
  deleteFile(fileId: string): void;
  makeGuest(userId: string): void;
  /** The person belongs to another organisation, as in a channel shared by Slack Connect. */
  moveTo(userId: string, teamId: string): void;
};

export function arranging(slack: LocalSlack): Arrange {
  const { workspace, changes } = slack;
  const tell = (type: string, event: Record<string, unknown>): void => {
    announceIfSubscribed(slack, { type, ...event, event_ts: nextTs(workspace, slack.now()) });
    changes.tell({});
  };
  return {
    archive(channelId) {
      getChannel(slack, channelId).archived = true;
      tell('channel_archive', { channel: channelId });
    },
    shareOutside(channelId) {
      getChannel(slack, channelId).sharedOutside = true;
      tell('channel_shared', { channel: channelId });
    },
    invite(channelId, userId) {
      const channel = getChannel(slack, channelId);
      channel.members = [...new Set([...channel.members, userId])];
      tell('member_joined_channel', { channel: channelId, user: userId, team: workspace.team.id });
    },
    remove(channelId, userId) {
      const channel = getChannel(slack, channelId);
      channel.members = channel.members.filter((member) => member !== userId);
      tell('member_left_channel', { channel: channelId, user: userId, team: workspace.team.id });
    },
    deactivate(userId) {
      const person = getPerson(slack, userId);
      person.deleted = true;
      tell('user_change', { user: { id: userId, deleted: true, name: person.name } });
    },
    deleteFile(fileId) {
      workspace.files = (workspace.files ?? []).filter(({ id }) => id !== fileId);
      tell('file_deleted', { file_id: fileId });
    },
    makeGuest(userId) {
      const person = getPerson(slack, userId);
      person.isRestricted = true;
      tell('user_change', { user: { id: userId, is_restricted: true, name: person.name } });
    },
    moveTo(userId, teamId) {
      const person = getPerson(slack, userId);
      person.teamId = teamId;
      tell('user_change', { user: { id: userId, team_id: teamId, name: person.name } });
    },
  };
}

function getChannel({ workspace }: LocalSlack, id: string): Channel {
  const channel = findChannel(workspace, id);
  if (!channel) throw new Error(`there is no channel ${id}: take one of the seed`);
  return channel;
}

function getPerson({ workspace }: LocalSlack, id: string): Person {
  const person = findPerson(workspace, id);
  if (!person) throw new Error(`there is no person ${id}: take one of the seed`);
  return person;
}
