import { findDirectMessage } from './look-up.ts';
import { nextId } from './next-ts.ts';
import type { Channel, Workspace } from './workspace.ts';

/** The conversation between a person and the app, opened when it is first needed. */
export function directMessageWith(workspace: Workspace, personId: string): Channel {
  const there = findDirectMessage(workspace, personId);
  if (there) return there;
  const opened: Channel = {
    id: nextId(workspace, 'D'),
    name: 'directmessage',
    kind: 'im',
    members: [personId, workspace.app.userId],
    archived: false,
  };
  workspace.channels.push(opened);
  return opened;
}
