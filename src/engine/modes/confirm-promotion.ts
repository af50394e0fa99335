import type { Db } from '../../db/client.ts';
import { lockMode } from '../../db/modes.ts';
import { findPromotion } from '../../db/promotions.ts';
import type { Promotion } from '../../db/promotions.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { missingIn } from '../../domain/promotion/minimum.ts';
import type { VoidReason } from '../../domain/promotion/promotion.ts';
import { Refused } from '../../domain/refused.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay, may } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { changeMode } from './change-mode.ts';
import { endOpen } from './end-promotion.ts';
import { gatherEvidence } from './gather-evidence.ts';
import { promotionOver } from './promotion-over.ts';

export type ConfirmPromotion = { promotionId: string; person: string; surface: Surface };

type Ended = { promotion: Promotion; isMine: boolean };

/**
 * The second person agrees, and the workflow has its new mode: somebody else than the one who proposed it, whatever teams they are in.
 * Everything is looked at again under the workflow's lock; what no longer holds makes the proposal void. Throws Refused, audited.
 */
export async function confirmPromotion(
  ctx: Context,
  input: ConfirmPromotion,
): Promise<{ workflow: Workflow; to: Mode }> {
  const { promotionId, person: who, surface } = input;
  const confirmed = await orRecordRefusal(ctx, { what: 'confirm a promotion', who, surface }, async () => {
    const known = await findPromotion(ctx.db, promotionId);
    if (!known) throw new Refused('promotion_over');
    const workflow = namedWorkflow(ctx, known.workflowId);
    await assertMay(ctx, 'confirm_promotion', workflow, who);
    if (who === known.proposedBy) throw new Refused('own_promotion', { team: workflow.owner });
    const proposerMay = await may(ctx, 'promote', workflow, known.proposedBy);
    const { promotion, isMine } = await ctx.db.transaction((tx) =>
      end(ctx, tx, workflow, input, proposerMay),
    );
    if (!isMine || promotion.state !== 'confirmed') throw promotionOver(promotion);
    return { workflow, to: promotion.to };
  }).finally(() => ctx.wake());
  return confirmed;
}

async function end(
  ctx: Context,
  tx: Db,
  workflow: Workflow,
  { promotionId, person: who, surface }: ConfirmPromotion,
  proposerMay: boolean,
): Promise<Ended> {
  const mode = await lockMode(tx, workflow.id);
  const promotion = await getPromotion(tx, promotionId);
  if (promotion.state !== 'open') return { promotion, isMine: false };
  const { from, to, proposedBy, evidence } = promotion;
  const voidReason = proposerMay ? await whyVoid(ctx, tx, workflow, promotion, mode) : 'proposer';
  const isLapsed = promotion.lapsesAt <= ctx.now();
  if (isLapsed) await endOpen(ctx, tx, promotion, { state: 'lapsed', endedBy: null, voidReason: null });
  else if (voidReason) await endOpen(ctx, tx, promotion, { state: 'void', endedBy: null, voidReason });
  else {
    await endOpen(ctx, tx, promotion, { state: 'confirmed', endedBy: who, voidReason: null, surface });
    const by = { reason: 'promoted', by: person(proposedBy), second: who, surface } as const;
    const frozen = { promotion: promotion.id, ...numbersOf(evidence) };
    if (!(await changeMode(ctx, tx, workflow, { from, to, ...by, evidence: frozen })))
      throw new Error(`The mode of ${workflow.id} changed under its lock.`);
  }
  return { promotion: await getPromotion(tx, promotionId), isMine: true };
}

async function whyVoid(
  ctx: Context,
  tx: Db,
  workflow: Workflow,
  { from, evidence: { version, model } }: Promotion,
  mode: Mode | undefined,
): Promise<VoidReason | null> {
  if (mode !== from) return 'mode';
  if (version !== workflow.version || model !== ctx.agent.model) return 'version';
  const now = await gatherEvidence(ctx, tx, workflow, { mode: from, version, model });
  return missingIn(now).length ? 'evidence' : null;
}

function numbersOf(evidence: Promotion['evidence']): JsonObject {
  const { reviewed, unchanged, bound, tolerance, version, model, shadowRuns, held } = evidence;
  const compared = Object.values(held?.verdicts ?? {}).reduce((all, each) => all + each, 0);
  const inShadow = held ? { shadowRuns, compared, same: held.verdicts.same } : {};
  return { reviewed, unchanged, bound, tolerance, version, model, ...inShadow };
}

async function getPromotion(tx: Db, id: string): Promise<Promotion> {
  const promotion = await findPromotion(tx, id);
  if (!promotion) throw new Error(`No promotion ${id}.`);
  return promotion;
}
