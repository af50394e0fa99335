import { renderBlocks } from '../../render/blocks/blocks.js';
import { attributes } from '../../render/html/attributes.js';
import { escapeHtml } from '../../render/html/escape-html.js';

/** @import { SandboxState } from '../../../../contract.ts' */
/** @import { Directory } from '../../render/types.ts' */

/**
 * App Home as the app published it for this person.
 * @param {SandboxState} workspace
 * @param {Directory} directory
 * @returns {string}
 */
export function homeHtml({ home, app }, directory) {
  if (!home) return `<p class="empty">${escapeHtml(app.name)} has not published a Home tab for you yet.</p>`;
  return `<div class="home-view"${attributes({ 'data-view-id': home.id })}>${renderBlocks(home.blocks, directory, home.id)}</div>`;
}
