import { z } from 'zod';
import { html } from '../company/pages/html.ts';
import { layout } from '../company/pages/layout.ts';
import { moment, tags } from '../company/pages/pieces.ts';
import type { CompanyAnswer } from '../company/wire.ts';
import type { Emulator } from './open-emulator.ts';
import { writer } from './act-on-issue.ts';
import { maintainer } from './triage.ts';
import { organisation } from './seed/seed-github.ts';

const user = z.object({ login: z.string() });
const shownIssue = z.object({
  title: z.string(),
  body: z.string().nullable(),
  state: z.string(),
  user,
  labels: z.array(z.object({ name: z.string() })),
  assignees: z.array(user),
  created_at: z.string(),
});
const shownComments = z.array(z.object({ id: z.number(), body: z.string(), user, created_at: z.string() }));

/** What people see when they open an issue: texts as they stand in the source, since nothing here reads Markdown. */
export async function issuePage(emulator: Emulator, url: string): Promise<CompanyAnswer> {
  const [, repository, number] = /^\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)$/.exec(url) ?? [];
  if (!repository || !number) return page(404, 'Not found', html`<p>There is nothing at ${url}.</p>`);
  const path = `/repos/${repository}/issues/${number}`;
  const asked = { as: organisation.admin, method: 'GET' };
  const found = await emulator.act({ ...asked, path }).catch(() => undefined);
  if (!found) return page(404, 'Not found', html`<p>There is no issue ${number} in ${repository}.</p>`);
  const issue = shownIssue.parse(found);
  const comments = shownComments.parse(
    await emulator.act({ ...asked, path: `${path}/comments?per_page=100` }),
  );
  const pieces = comments.map(({ id, ...comment }) => piece(`issuecomment-${id}`, comment));
  return page(
    200,
    `${repository}#${number}: ${issue.title}`,
    html`<p class="quiet">
        ${issue.state} · assigned to ${issue.assignees.map(({ login }) => login).join(', ') || 'nobody'}
      </p>
      <p>${tags(issue.labels.map(({ name }) => name))}</p>
      ${[piece('issue', { ...issue, body: issue.body ?? '' }), ...pieces]}
      <form method="post">
        <textarea name="body" rows="3" aria-label="Comment"></textarea>
        <button>Write as ${writer}</button>
      </form>
      <form method="post">
        <textarea name="body" rows="3" aria-label="Comment of the maintainer"></textarea>
        <button name="act" value="comment">Comment as ${maintainer}</button>
      </form>
      <form method="post">
        <input name="label" aria-label="Label" placeholder="bug" />
        <button name="act" value="label">Label</button>
        <button name="act" value="unlabel">Take the label off</button>
      </form>
      <form method="post">
        <input name="login" aria-label="Assignee" placeholder="linus-b" />
        <button name="act" value="assign">Assign</button>
        <button name="act" value="unassign">Unassign</button>
      </form>
      ${issue.state === 'closed' ? html`<form method="post"><button>Open it again</button></form>` : null}`,
  );
}

function piece(
  id: string,
  { user: author, created_at, body }: { user: { login: string }; created_at: string; body: string },
) {
  const comment = /^issuecomment-(\d+)$/.exec(id)?.[1];
  return html`<div class="comment" id="${id}">
    <span class="quiet">${author.login} · ${moment(new Date(created_at))}</span>
    <p>${body}</p>
    ${
      comment
        ? html`<form method="post">
            <input type="hidden" name="comment" value="${comment}" />
            <button name="act" value="delete">Delete as ${maintainer}</button>
          </form>`
        : null
    }
  </div>`;
}

export function page(status: number, title: string, content: ReturnType<typeof html>): CompanyAnswer {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
  };
  return { status, headers, body: layout(title, content) };
}
