import { decodeEntities } from '../html/decode-entities.js';
import { escapeHtml } from '../html/escape-html.js';
import { renderInline } from './mrkdwn-inline.js';

/** @import { Directory } from '../types.ts' */

const PREFORMATTED = /```\n?([\s\S]+?)```/;
const QUOTED = /^(?:>|&gt;) ?/;

/**
 * Slack's mrkdwn as HTML. Unless `verbatim`, bare URLs and `@here`-like words come alive, as they do in Slack:
 * an escaping mistake is meant to be seen here.
 * @param {string} source
 * @param {Directory} directory
 * @param {{ verbatim?: boolean }} [options]
 * @returns {string}
 */
export function renderMrkdwn(source, directory, { verbatim = false } = {}) {
  return source
    .split(PREFORMATTED)
    .map((part, index) =>
      index % 2 === 1
        ? `<pre>${escapeHtml(decodeEntities(part.replace(/\n$/, '')))}</pre>`
        : renderLines(part, directory, verbatim),
    )
    .join('');
}

/**
 * @param {string} source
 * @param {Directory} directory
 * @param {boolean} verbatim
 */
function renderLines(source, directory, verbatim) {
  if (source === '') return '';
  const groups = /** @type {{ quoted: boolean, lines: string[] }[]} */ ([]);
  for (const line of source.split('\n')) {
    const quoted = QUOTED.test(line);
    const last = groups.at(-1);
    const text = quoted ? line.replace(QUOTED, '') : line;
    if (last?.quoted === quoted) last.lines.push(text);
    else groups.push({ quoted, lines: [text] });
  }
  return groups
    .map(({ quoted, lines }) => {
      const html = lines.map((line) => renderInline(line, directory, verbatim)).join('<br>');
      return quoted ? `<blockquote>${html}</blockquote>` : html;
    })
    .join('');
}
