import { attributes } from '../html/attributes.js';
import { escapeLines } from '../html/escape-html.js';
import { renderRichText } from '../text/rich-text.js';

/** @import { TableBlock } from '@slack/types' */
/** @import { Directory } from '../types.ts' */

/** @typedef {TableBlock['rows'][number][number]} Cell */

/**
 * A table whose first row is its head. Numbers stand to the right unless the column says otherwise.
 * @param {TableBlock} table
 * @param {Directory} directory
 * @returns {string}
 */
export function renderTable(table, directory) {
  const rows = table.rows.map((cells, row) => {
    const tag = row === 0 ? 'th' : 'td';
    const html = cells.map((cell, column) => {
      const align = table.column_settings?.[column]?.align ?? (cell.type === 'raw_number' ? 'right' : 'left');
      const marks = attributes({ class: `align-${align}`, scope: row === 0 ? 'col' : undefined });
      return `<${tag}${marks}>${renderCell(cell, directory)}</${tag}>`;
    });
    return `<tr>${html.join('')}</tr>`;
  });
  return `<div class="table-scroll" tabindex="0"><table><thead>${rows[0] ?? ''}</thead><tbody>${rows.slice(1).join('')}</tbody></table></div>`;
}

/**
 * @param {Cell} cell
 * @param {Directory} directory
 */
function renderCell(cell, directory) {
  if (cell.type === 'rich_text') return renderRichText(cell, directory);
  return escapeLines('value' in cell ? (cell.text ?? cell.value) : cell.text);
}
