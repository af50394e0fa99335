import { attributes } from '../html/attributes.js';
import { escapeHtml } from '../html/escape-html.js';

const LIVE_SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * A link that opens in its own tab. A label that hides its target gets the host behind it; a URL of any other
 * scheme is shown as dead text, so that it can be read and not followed.
 * @param {string} url
 * @param {string} [label]
 * @returns {string}
 */
export function renderLink(url, label) {
  const href = liveUrl(url);
  const shown = label ?? url;
  if (!href)
    return `<span class="link-blocked"${attributes({ title: `Not a live link: ${url}` })}>${escapeHtml(shown)}</span>`;
  const link = attributes({ href, title: url, target: '_blank', rel: 'noopener noreferrer nofollow' });
  const { host } = new URL(href);
  const hidden = host !== '' && !shown.includes(host);
  return `<a${link}>${escapeHtml(shown)}</a>${hidden ? ` <span class="link-host">${escapeHtml(host)}</span>` : ''}`;
}

/**
 * @param {string} url
 * @returns {string | undefined} the address, if a person may follow it from here
 */
export function liveUrl(url) {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  return target && LIVE_SCHEMES.has(target.protocol) ? target.href : undefined;
}
