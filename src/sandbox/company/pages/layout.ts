import { type Html, html } from './html.ts';
import { style } from './style.ts';

/** A whole page. Says on each that the company is invented. */
export function layout(title: string, content: Html): string {
  const page = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${title} · Hearth &amp; Pine</title>
      <style>
        ${{ markup: style }}
      </style>
    </head>
    <body>
      <header>
        <a href="/">Hearth &amp; Pine</a>
        <span class="badge">Invented company, on this machine only</span>
      </header>
      <main>
        <h1>${title}</h1>
        ${content}
      </main>
    </body>
  </html>`;
  return `<!doctype html>${page.markup}`;
}
