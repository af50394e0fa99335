import type { ModalView } from '@slack/types';
import { listWaiting } from '../../reports/waiting-reviews.ts';
import type { Waiting } from '../../reports/waiting-reviews.ts';
import type { WaitingLine } from '../cards/waiting-line.ts';
import type { Desk } from '../desk.ts';
import { queueModal, queuePage } from '../modals/queue/queue-modal.ts';
import { cardUrl } from '../card-url.ts';

/** One page of what waits for a person; the first one when that page has emptied meanwhile. */
export async function queueView(desk: Desk, reader: string, offset = 0): Promise<ModalView> {
  const { lines, total } = await listWaiting(desk.sources, reader, { offset, limit: queuePage });
  if (lines.length === 0 && offset > 0) return queueView(desk, reader);
  return queueModal({
    lines: lines.map((line) => withLink(desk, line)),
    offset,
    total,
    reader,
    now: desk.ctx.now(),
  });
}

export function withLink(desk: Desk, { card, ...line }: Waiting): WaitingLine {
  return { ...line, cardUrl: cardUrl(desk, card) };
}
