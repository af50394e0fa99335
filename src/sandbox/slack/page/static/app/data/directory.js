/** @import { SandboxState } from '../../../../contract.ts' */
/** @import { Directory } from '../../render/types.ts' */

/**
 * The names that the renderer puts in place of ids.
 * @param {SandboxState} workspace
 * @returns {Directory}
 */
export function directoryOf({ me, people, app, channels, userGroups }) {
  return {
    me: me.id,
    users: Object.fromEntries([...people, app].map((person) => [person.id, person.name])),
    channels: Object.fromEntries(channels.map((channel) => [channel.id, channel.name])),
    groups: Object.fromEntries(userGroups.map((group) => [group.id, group.handle])),
  };
}
