import type { Comment, CompanyState } from '../company-state.ts';
import { colleagues } from '../colleagues.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { link, moment, tags } from './pieces.ts';

export function ticketPage({ zendesk, stripe }: CompanyState, id: number): string | undefined {
  const ticket = zendesk.tickets.find((each) => each.id === id);
  if (!ticket) return undefined;
  const nameOf = (userId: number) => zendesk.users.find((each) => each.id === userId)?.name ?? 'Unknown';
  const charges = stripe.charges.filter(
    ({ metadata }) => ticket.orderId !== null && metadata['order_id'] === ticket.orderId,
  );
  const comments = zendesk.comments.filter(({ ticketId }) => ticketId === id);
  return layout(
    `Ticket ${id}: ${ticket.subject}`,
    html`<p class="quiet">
        ${nameOf(ticket.requesterId)} · ${ticket.status} · order ${ticket.orderId ?? 'unknown'}
        ${charges.map((charge) => html` · ${link(`/payments/${charge.id}`, 'payment')}`)}
      </p>
      <p>${tags(ticket.tags)}</p>
      ${comments.map((comment) => commentPiece(comment, nameOf(comment.authorId)))}
      <form method="post">
        <textarea name="body" rows="3" aria-label="Message"></textarea>
        <button>Write as ${nameOf(ticket.requesterId)}</button>
      </form>
      <form method="post">
        <textarea name="body" rows="3" aria-label="Reply"></textarea>
        <select name="status" aria-label="Status">
          ${['open', 'pending', 'solved'].map((status) => html`<option>${status}</option>`)}
        </select>
        <button name="act" value="reply">Reply as ${nameOf(colleagues.support)}</button>
      </form>
      <form method="post">
        <input name="tags" aria-label="Tags" placeholder="late-delivery" />
        <button name="act" value="tag">Tag by hand</button>
        <button name="act" value="untag">Take tags off</button>
        <span class="quiet">As a colleague would in Zendesk.</span>
      </form>`,
  );
}

function commentPiece({ public: isPublic, body, createdAt }: Comment, author: string) {
  const audience = isPublic ? '' : ' · internal note';
  return html`<div class="comment${isPublic ? '' : ' internal'}">
    <span class="quiet">${author} · ${moment(new Date(createdAt))}${audience}</span>
    <p>${body}</p>
  </div>`;
}
