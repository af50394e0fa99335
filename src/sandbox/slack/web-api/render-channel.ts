import { isMember } from '../workspace/look-up.ts';
import type { Channel, Workspace } from '../workspace/workspace.ts';

/** A conversation as conversations.info shows it. */
export function renderChannel(workspace: Workspace, channel: Channel): Record<string, unknown> {
  const { id, kind, members, archived } = channel;
  const common = { id, is_archived: archived, context_team_id: workspace.team.id };
  if (kind === 'im') {
    const user = members.find((member) => member !== workspace.app.userId);
    return { ...common, is_im: true, user, is_user_deleted: false };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_shared: channel.sharedOutside ?? false,
    is_ext_shared: channel.sharedOutside ?? false,
    is_member: isMember(channel, workspace.app.userId),
  };
}
