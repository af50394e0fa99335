import { formatMoney } from '../../../lib/money.ts';
import { type Html, html } from './html.ts';

export function table(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<table>
    <tr>
      ${heads.map((head) => html`<th>${head}</th>`)}
    </tr>
    ${rows}
  </table>`;
}

export function row(...cells: (Html | string)[]): Html {
  return html`<tr>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

export function link(path: string, text: string): Html {
  return html`<a href="${path}">${text}</a>`;
}

export function tags(names: readonly string[]): Html {
  return html`${names.map((name) => html`<span class="tag">${name}</span>`)}`;
}

export function inMoney(minor: number, currency: string): string {
  return formatMoney({ minor, currency });
}

/** `2026-10-28 09:14`, in UTC. */
export function moment(at: Date): string {
  return at.toISOString().slice(0, 16).replace('T', ' ');
}

export function momentOfSeconds(seconds: number): string {
  return moment(new Date(seconds * 1000));
}
