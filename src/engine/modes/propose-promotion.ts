import { recordEvents, workspaceChain } from '../../db/events.ts';
import { wantMessage } from '../../db/messages.ts';
import { lockMode } from '../../db/modes.ts';
import { findOpenPromotion, insertPromotion } from '../../db/promotions.ts';
import { findTeam } from '../../db/teams.ts';
import { person } from '../../domain/event.ts';
import type { Surface } from '../../domain/event.ts';
import { modeAbove } from '../../domain/promotion/ladder.ts';
import { missingIn } from '../../domain/promotion/minimum.ts';
import type { Missing } from '../../domain/promotion/minimum.ts';
import { promotionLastsMs } from '../../domain/promotion/promotion.ts';
import { Refused } from '../../domain/refused.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { newId } from '../../lib/ids.ts';
import { later } from '../../lib/time.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { gatherEvidence } from './gather-evidence.ts';

/** `to`: the mode that the person was shown the evidence for. */
export type ProposePromotion = { workflow: string; to: Mode; person: string; surface: Surface };

export type Proposed = { id: string; workflow: Workflow; to: Mode; channelId: string; lapsesAt: Date };

/**
 * An owner proposes that the workflow may do more alone. The evidence is frozen and stands in the owner's channel, where a second person
 * confirms it or not. Throws Refused, audited, while something is missing.
 */
export async function proposePromotion(ctx: Context, input: ProposePromotion): Promise<Proposed> {
  const { workflow: name, to, person: who, surface } = input;
  const attempt = { what: `promote ${name}`, who, surface };
  const proposed = await orRecordRefusal(ctx, attempt, async () => {
    const workflow = namedWorkflow(ctx, name);
    await assertMay(ctx, 'promote', workflow, who);
    return ctx.db.transaction(async (tx) => {
      const from = await lockMode(tx, workflow.id);
      const about = { workflow: workflow.title };
      if (!from || modeAbove(from) !== to) throw new Refused('mode_changed', { ...about, mode: from ?? '' });
      const open = await findOpenPromotion(tx, workflow.id);
      if (open)
        throw new Refused('promotion_open', {
          ...about,
          by: open.proposedBy,
          until: open.lapsesAt.toISOString(),
        });
      const slice = { mode: from, version: workflow.version, model: ctx.agent.model };
      const evidence = await gatherEvidence(ctx, tx, workflow, slice);
      const missing = missingIn(evidence);
      if (missing.length) throw new Refused('evidence_missing', { ...about, ...counted(missing) });
      const team = await findTeam(tx, workflow.owner);
      if (!team) throw new Refused('workflow_unbound', { ...about, team: workflow.owner });
      const id = newId('prm');
      const now = ctx.now();
      const lapsesAt = later(now, promotionLastsMs);
      const by = { proposedBy: who, proposedAt: now, lapsesAt };
      await insertPromotion(tx, { id, workflowId: workflow.id, from, to, evidence, ...by, state: 'open' });
      const { reviewed, unchanged, bound, version, model } = evidence;
      const data = {
        promotion: id,
        workflow: workflow.id,
        from,
        to,
        reviewed,
        unchanged,
        bound,
        version,
        model,
      };
      const event = { type: 'promotion.proposed', actor: person(who), surface, data } as const;
      await recordEvents(tx, workspaceChain, now, [event]);
      const message = { runId: null, kind: 'promotion', aboutId: id, threadOf: null, now } as const;
      await wantMessage(tx, { ...message, channelId: team.channelId });
      return { id, workflow, to, channelId: team.channelId, lapsesAt };
    });
  });
  ctx.wake();
  ctx.log.info({ workflow: proposed.workflow.id, to, by: who }, 'promotion proposed');
  return proposed;
}

/** For the refusal's sentence: numbers only. */
function counted(missing: readonly Missing[]): Record<string, string> {
  return Object.assign({}, ...missing.map(numbersIn)) as Record<string, string>;
}

function numbersIn(missing: Missing): Record<string, string> {
  switch (missing.code) {
    case 'top_severity':
      return { incidents: String(missing.count) };
    case 'nothing_compared':
      return { compared: '0' };
    case 'shadow_runs':
      return { have: String(missing.have), need: String(missing.need) };
    case 'reviewed':
      return { have: String(missing.have), need: String(missing.need), wrong: String(missing.wrong) };
  }
}
