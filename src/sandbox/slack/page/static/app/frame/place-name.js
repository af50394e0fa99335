/** @import { SandboxState } from '../../../../contract.ts' */

/**
 * @param {SandboxState} workspace
 * @param {string} channel
 * @returns {string} `#channel`, or with whom the direct messages are
 */
export function placeName({ channels, directMessages, people, app }, channel) {
  const found = channels.find(({ id }) => id === channel);
  if (found) return `#${found.name}`;
  const other = directMessages.find(({ id }) => id === channel)?.with;
  return [...people, app].find(({ id }) => id === other)?.name ?? 'nobody';
}
