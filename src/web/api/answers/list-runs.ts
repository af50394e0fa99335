import { z } from 'zod';
import { runStatuses } from '../../../domain/run.ts';
import { sightOf } from '../../../engine/authority.ts';
import { findRuns } from '../../../reports/found-runs.ts';
import { runPage } from '../../../reports/run-pages.ts';
import { shaped } from '../asked.ts';
import type { Answer, ApiDesk, Asked } from '../asked.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import { runLine } from '../shapes/run-line.ts';
import { personId, workflowId } from '../shapes/words.ts';

const limit = z.coerce.number().int().min(1).max(100).default(50);

const listShape = z.strictObject({
  workflow: workflowId.optional(),
  status: z.enum(runStatuses).optional(),
  requester: personId.optional(),
  cursor: z.string().max(200).optional(),
  limit,
});
const findShape = z.strictObject({ find: z.string().trim().min(1).max(320), limit });

/** Only runs that the person may see, newest first. */
export async function listRuns({ ctx, sources }: ApiDesk, { person, query }: Asked): Promise<Answer> {
  const seen = { ...(await sightOf(ctx, person)), requesterId: person };
  if ('find' in query) {
    const { find: typed, limit: most } = shaped(findShape, query);
    const { lines, total } = await findRuns(sources, { typed, seen, limit: most });
    return { status: 200, body: { runs: lines.map(runLine), total } };
  }
  const { workflow, status, requester, cursor, limit: most } = shaped(listShape, query);
  const filter = {
    ...(workflow === undefined ? {} : { workflowId: workflow }),
    ...(status === undefined ? {} : { statuses: [status] }),
    ...(requester === undefined ? {} : { requesterId: requester }),
  };
  const turn = cursor === undefined ? undefined : { olderThan: placeOf(cursor) };
  const { lines, next } = await runPage(sources, { seen, filter, turn, limit: most });
  return { status: 200, body: { runs: lines.map(runLine), next_cursor: next ? cursorOf(next) : null } };
}
