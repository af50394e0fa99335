import type { Evidence } from '../../../../src/domain/promotion/evidence.ts';
import type { ComparedRow } from '../../../../src/domain/shadow/agreement.ts';
import { missingIn } from '../../../../src/domain/promotion/minimum.ts';
import { upperBound } from '../../../../src/domain/promotion/bound.ts';
import { heldOf } from '../../../../src/domain/shadow/held.ts';
import type { DemotionNews, PromotionNews } from '../../../../src/reports/mode-news.ts';
import type { Message } from '../../../../src/slack/cards/message.ts';
import { demotionMessage } from '../../../../src/slack/cards/modes/demotion-message.ts';
import { evidenceMessage } from '../../../../src/slack/cards/modes/evidence-message.ts';
import { promotionMessage } from '../../../../src/slack/cards/modes/promotion-message.ts';
import { openShop } from '../../../engine/support/shop.ts';
import { refundWorkflow } from '../../../engine/support/refund-workflow.ts';
import { margaret, priya } from '../../../support/cast.ts';

const workflow = refundWorkflow(openShop());

const clean: Evidence = {
  mode: 'pilot',
  version: 'f00d1234cafe5678',
  model: 'gpt-6',
  since: '2026-10-01T09:00:00.000Z',
  reviewed: 61,
  unchanged: 61,
  edited: 0,
  rejected: 0,
  reversed: 0,
  reasons: [],
  leftOut: 12,
  agreement: [
    { action: 'desk_tag', band: null, same: 61, of: 61 },
    { action: 'till_refund', band: 'up to €100.00', same: 32, of: 32 },
    { action: 'till_refund', band: '€100.00 to €500.00', same: 7, of: 7 },
  ],
  shadowRuns: 0,
  severities: [
    { code: 'medium', count: 2 },
    { code: 'low', count: 1 },
  ],
  topSeverity: 0,
  deciders: 3,
  medianMs: 200_000,
  tolerance: 0.05,
  bound: upperBound(0, 61),
  needed: 59,
};

const few: Evidence = {
  ...clean,
  reviewed: 46,
  unchanged: 43,
  edited: 1,
  rejected: 1,
  reversed: 1,
  reasons: [{ code: 'wrong_amount', count: 1 }],
  leftOut: 0,
  agreement: [{ action: 'till_refund', band: 'above €500.00', same: 0, of: 1 }],
  severities: [{ code: 'critical', count: 1 }],
  topSeverity: 1,
  deciders: 1,
  medianMs: 4_000,
  bound: upperBound(3, 46),
  needed: 153,
};

const nothing: Evidence = {
  ...clean,
  mode: 'shadow',
  reviewed: 0,
  unchanged: 0,
  leftOut: 0,
  agreement: [],
  severities: [],
  deciders: 0,
  medianMs: null,
  bound: 1,
  shadowRuns: 4,
  held: heldOf({ runs: [{ state: 'waiting', count: 4 }], compared: [], proposed: [] }, [], () => true),
};

const refunded = (amount: number, verdict: ComparedRow['verdict']): ComparedRow => ({
  tool: 'till_refund',
  verdict,
  amount,
  currency: 'eur',
});

const inShadow: Evidence = {
  ...nothing,
  shadowRuns: 14,
  held: heldOf(
    {
      runs: [
        { state: 'observed', count: 10 },
        { state: 'waiting', count: 3 },
        { state: 'unobserved', count: 1 },
      ],
      compared: [
        ...Array.from({ length: 7 }, () => refunded(84_00, 'same')),
        refunded(60_00, 'differs'),
        refunded(240_00, 'same'),
        refunded(900_00, 'only_agent'),
        { tool: 'desk_tag', verdict: 'only_people', amount: null, currency: null },
      ],
      proposed: [
        { action: 'till_refund', count: 10 },
        { action: 'desk_reply', count: 9 },
      ],
    },
    [100_00, 500_00],
    (tool) => tool !== 'desk_reply',
  ),
};

const promotion: PromotionNews = {
  id: 'prm_000000000001',
  workflowId: workflow.id,
  workflow,
  from: 'pilot',
  to: 'live',
  evidence: clean,
  proposedBy: margaret,
  proposedAt: new Date('2026-11-23T10:00:00Z'),
  lapsesAt: new Date('2026-11-30T10:00:00Z'),
  state: 'open',
  endedBy: null,
  endedAt: null,
  voidReason: null,
  seconds: [priya],
};

const demotion: DemotionNews = {
  id: 'mch_000000000003',
  nth: 3,
  workflowId: workflow.id,
  workflow,
  from: 'live',
  to: 'pilot',
  reason: 'approval',
  byKind: 'system',
  byId: 'leenops',
  secondId: null,
  noteId: null,
  evidence: { decided: 20, unchanged: 15, approvedBelow: 0.8 },
  at: new Date('2026-11-23T12:00:00Z'),
  owners: [margaret, priya],
  note: null,
};

const shown = (evidence: Evidence, open?: PromotionNews) =>
  evidenceMessage({
    workflow,
    to: evidence.mode === 'shadow' ? 'pilot' : 'live',
    evidence,
    missing: missingIn(evidence),
    open,
  });
const ended = new Date('2026-11-24T08:30:00Z');

/** What owners read of a workflow's mode. */
export const modeStates: Record<string, Message> = {
  'evidence-enough': shown(clean),
  'evidence-not-yet': shown(few),
  'evidence-in-shadow': shown(nothing),
  'evidence-in-shadow-enough': shown(inShadow),
  'evidence-proposed-already': shown(clean, promotion),
  'promotion-open': promotionMessage(promotion),
  'promotion-nobody-else': promotionMessage({ ...promotion, seconds: [] }),
  'promotion-from-shadow': promotionMessage({
    ...promotion,
    from: 'shadow',
    to: 'pilot',
    evidence: inShadow,
  }),
  'promotion-confirmed': promotionMessage({
    ...promotion,
    state: 'confirmed',
    endedBy: priya,
    endedAt: ended,
  }),
  'promotion-withdrawn': promotionMessage({
    ...promotion,
    state: 'withdrawn',
    endedBy: margaret,
    endedAt: ended,
  }),
  'promotion-void': promotionMessage({
    ...promotion,
    state: 'void',
    endedAt: ended,
    voidReason: 'evidence',
  }),
  'demotion-by-itself': demotionMessage(demotion),
  'demotion-after-an-incident': demotionMessage({
    ...demotion,
    reason: 'incident',
    evidence: { incidents: 1 },
  }),
  'demotion-by-a-person': demotionMessage({
    ...demotion,
    reason: 'person',
    byKind: 'person',
    byId: margaret,
    note: 'The refunds look wrong since this morning.',
  }),
  'demotion-to-shadow': demotionMessage({
    ...demotion,
    to: 'shadow',
    reason: 'mandatory_rule',
    evidence: { rules: ['large'] },
  }),
};
