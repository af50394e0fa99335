import type { HandbookPage } from '../../../connectors/handbook/parse-page.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

export function handbookPage({ title, version, clauses }: HandbookPage): string {
  return layout(
    title,
    html`<p class="quiet">Version ${version}</p>
      ${clauses.map(
        ({ id, title: heading, text }) =>
          html`<h2 id="${id}">${id} · ${heading}</h2>
            <p>${text}</p>`,
      )}`,
  );
}
