import { z } from 'zod';
import { listWaiting } from '../../../reports/waiting-reviews.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';

const shape = z.strictObject({
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Everything that the person may decide now, oldest first. */
export async function queue({ sources }: ApiDesk, { person, query }: Asked): Promise<Answer> {
  const { lines, total } = await listWaiting(sources, person, shaped(shape, query));
  const reviews = lines.map((line) => ({
    id: line.reviewId,
    run: line.runId,
    workflow: line.workflowTitle,
    subject: line.subject,
    level: line.level,
    digest: line.digest,
    says: line.actions?.map(({ says }) => says) ?? null,
    opened_at: line.openedAt,
    due_at: line.dueAt,
    on_behalf_of: line.onBehalfOf,
    claimed_by: line.claim?.holder ?? null,
  }));
  return { status: 200, body: { reviews, total } };
}
