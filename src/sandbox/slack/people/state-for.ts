import type { SandboxState, ShownChannel, ShownDirectMessage, ShownPerson } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { isMember } from '../workspace/look-up.ts';
import { unreadFor } from '../workspace/unread.ts';
import type { Channel, Person, Workspace } from '../workspace/workspace.ts';
import { getActor } from './acting.ts';

/** Everything around the messages that a person sees. */
export function stateFor(slack: LocalSlack, userId: string): SandboxState {
  const { workspace, app } = slack;
  const me = getActor(slack, userId);
  const mine = workspace.channels.filter((channel) => isMember(channel, me.id));
  return {
    team: { id: workspace.team.id, name: workspace.team.name },
    app: { id: workspace.app.userId, name: workspace.app.name },
    me: showPerson(me),
    people: workspace.people.filter(({ isBot, deleted }) => !isBot && !deleted).map(showPerson),
    channels: mine.filter(({ kind }) => kind !== 'im').map((channel) => showChannel(workspace, me, channel)),
    directMessages: mine
      .filter(({ kind }) => kind === 'im')
      .map((channel) => showDirect(workspace, me, channel)),
    userGroups: workspace.userGroups.map(({ id, handle, name }) => ({ id, handle, name })),
    views: workspace.modals[me.id] ?? [],
    home: workspace.homes[me.id] ?? null,
    commands: (app.commands ?? []).map(({ name, description = '', usageHint = '' }) => ({
      name,
      description,
      usageHint,
    })),
    shortcuts: app.shortcuts ?? [],
  };
}

const showPerson = ({ id, name, title, isRestricted }: Person): ShownPerson => ({
  id,
  name,
  title,
  restricted: isRestricted,
});

const showChannel = (workspace: Workspace, me: Person, channel: Channel): ShownChannel => ({
  id: channel.id,
  name: channel.name,
  private: channel.kind === 'private',
  archived: channel.archived,
  ...unreadFor(workspace, me.id, channel),
});

const showDirect = (workspace: Workspace, me: Person, channel: Channel): ShownDirectMessage => ({
  id: channel.id,
  with: channel.members.find((member) => member !== me.id) ?? me.id,
  ...unreadFor(workspace, me.id, channel),
});
