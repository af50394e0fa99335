import { expect, test } from 'vitest';
import { approveReview } from '../../../src/engine/reviews/approve-review.ts';
import { refundOf } from '../../engine/support/scripted-agent.ts';
import { ada, grace, linus } from '../../support/cast.ts';
import { openApi } from './support/open-api.ts';

test('Grace puts on record over the API that a refund was undone: once, with her rights, and the run shows it', async () => {
  const { as, propose, ctx, openReview, execute, executions } = await openApi({ script: refundOf(84_00) });
  const { id } = await propose();
  const { id: reviewId } = await openReview(id);
  await approveReview(ctx, { reviewId, person: linus, surface: 'message' });
  await execute(id);
  const [refund] = await executions(id);
  const sent = { actions: [refund?.actionId], reason: 'twice', note: 'Paid by hand before.' };

  const { post, get } = await as(grace);
  const asAda = await (await as(ada)).post(`/runs/${id}/reversals`, sent);
  expect([asAda.status, asAda.body['error'].reason]).toEqual([403, 'may_not_reverse']);
  const wrong = await post(`/runs/${id}/reversals`, { ...sent, reason: 'because', at: 'yesterday' });
  expect([wrong.status, Object.keys(wrong.body['error'].fields)]).toEqual([400, ['at']]);
  const done = await post(`/runs/${id}/reversals`, sent);
  expect([done.status, done.body]).toEqual([
    201,
    { run: { id, status: 'completed' }, reversed: [refund?.actionId] },
  ]);
  const again = await post(`/runs/${id}/reversals`, sent);
  expect([again.status, again.body['error'].reason]).toEqual([409, 'nothing_to_reverse']);
  const shown = (await get(`/runs/${id}`)).body['run'];
  expect(shown.executions[0].reversal).toMatchObject({
    by: { kind: 'person', id: grace },
    reason: 'twice',
    note: 'Paid by hand before.',
  });
  expect([shown.executions[1].reversal, shown.observation]).toEqual([null, null]);
});
