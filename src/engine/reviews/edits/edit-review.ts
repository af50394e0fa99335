import { recordEvents } from '../../../db/events.ts';
import { resolveReview } from '../../../db/reviews.ts';
import { countEditor } from '../count-approvals.ts';
import type { Context } from '../../context.ts';
import { decideOn } from '../decide-on.ts';
import type { Decided, Deciding } from '../decide-on.ts';
import { followRoute } from '../../proposals/follow-route.ts';
import { judgeEdit } from './judge-edit.ts';
import type { Edits } from './judge-edit.ts';
import { getMaterial } from '../../attempts/material.ts';
import { writeProposal } from '../../proposals/write-proposal.ts';

/**
 * Makes the next version of the proposal and sends it where the rules say. Earlier approvals no longer count; the edit
 * counts as its editor's one approval, given where their level is asked. Throws Refused as judgeEdit does.
 */
export async function editReview(ctx: Context, input: Deciding & { edits: Edits }): Promise<Decided> {
  return decideOn(ctx, 'edit', input, async (scene) => {
    const { tx, run, workflow, review, by, now } = scene;
    const material = await getMaterial(tx, run, now);
    const edited = { workflow, mode: run.mode, level: review.floor, body: scene.body, material };
    const { body, ...judged } = await judgeEdit(ctx, tx, edited, input.edits);

    await scene.record({ kind: 'edit' });
    await resolveReview(tx, review.id, 'edited', now);
    const data = { review: review.id, resolution: 'edited' };
    await recordEvents(tx, run.id, now, [{ type: 'review.resolved', actor: by, data }]);
    const proposal = await writeProposal(ctx, tx, run, workflow, body, judged, by, input.surface);
    const next = await followRoute(ctx, tx, { run, workflow, proposal, body }, review.floor);
    if (next) await countEditor(ctx, { ...scene, review: next, proposal, body });
  });
}
