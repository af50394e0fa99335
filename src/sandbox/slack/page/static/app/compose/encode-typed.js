/** @import { SandboxState } from '../../../../contract.ts' */

/**
 * What Slack's own client sends for what a person typed: the three signs escaped, `@Name` and `#channel` as ids.
 * @param {string} typed
 * @param {SandboxState} workspace
 * @returns {string}
 */
export function encodeTyped(typed, { people, app, channels }) {
  const names = [
    ...[...people, app].map(({ id, name }) => ({ spelled: `@${name}`, token: `<@${id}>` })),
    ...channels.map(({ id, name }) => ({ spelled: `#${name}`, token: `<#${id}>` })),
  ].toSorted((one, other) => other.spelled.length - one.spelled.length);
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return names.reduce((text, { spelled, token }) => text.replaceAll(spelled, token), escaped);
}
