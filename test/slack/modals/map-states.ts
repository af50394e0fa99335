import type { View } from '@slack/types';
import type { SeenWorkflow } from '../../../src/engine/workspace/see-workflow.ts';
import { mapModal } from '../../../src/slack/modals/map/map-modal.ts';
import { aSchedule } from './schedule-states.ts';
import { openShop } from '../../engine/support/shop.ts';
import { refundWorkflow } from '../../engine/support/refund-workflow.ts';
import { ada, grace, linus, margaret, priya } from '../../support/cast.ts';

const team = (id: string, members: string[], userGroupId: string | null = null) => ({
  id,
  binding: { id, channelId: 'C0SUPPORT', userGroupId, members },
  inGroup: userGroupId ? 2 : null,
});

/** The small workflow of the engine's tests, as somebody sees it. */
export const seenRefunds: SeenWorkflow = {
  workflow: refundWorkflow(openShop()),
  mode: 'live',
  trust: {
    changes: [
      {
        id: 'mch_000000000002',
        nth: 2,
        workflowId: 'refunds',
        from: 'pilot',
        to: 'live',
        reason: 'promoted',
        byKind: 'person',
        byId: margaret,
        secondId: priya,
        noteId: null,
        evidence: { reviewed: 61, unchanged: 61 },
        at: new Date('2026-11-20T09:00:00Z'),
      },
      {
        id: 'mch_000000000001',
        nth: 1,
        workflowId: 'refunds',
        from: null,
        to: 'pilot',
        reason: 'registered',
        byKind: 'system',
        byId: 'leenops',
        secondId: null,
        noteId: null,
        evidence: {},
        at: new Date('2026-10-01T09:00:00Z'),
      },
    ],
    places: null,
    missing: null,
    open: null,
  },
  pausedBy: null,
  teams: [
    team('agents', [ada]),
    team('reviewers', [grace, linus], 'S0REVIEWERS'),
    team('leads', [margaret, priya]),
    team('managers', [priya]),
  ],
  problems: [],
  money: {
    run: 500_000,
    workflow: { spent: 1_230_000, cap: 25_000_000 },
    workspace: { spent: 3_200_000, cap: 100_000_000 },
  },
  schedules: [],
  missing: [],
};

export const mapStates: Record<string, View> = {
  'modal-map': mapModal(seenRefunds),
  'modal-map-not-ready': mapModal({
    ...seenRefunds,
    mode: 'pilot',
    trust: {
      ...seenRefunds.trust,
      changes: seenRefunds.trust.changes.slice(1),
      places: { started: 12, perDay: 20, freeAt: new Date('2026-11-23T23:00:00Z') },
      missing: [{ code: 'reviewed', have: 43, need: 59, wrong: 0, bound: 0.0673, tolerance: 0.05 }],
    },
    pausedBy: priya,
    teams: [{ id: 'leads', binding: undefined, inGroup: null }],
    problems: [
      {
        workflowId: 'refunds',
        team: 'leads',
        code: 'unbound',
        stops: true,
        needed: 2,
        there: null,
        sentence: 'refunds cannot run: nobody bound its team leads to people and a channel.',
        remedy: 'An admin binds it with /leenops teams.',
      },
    ],
  }),
  'modal-map-with-a-schedule': mapModal({
    ...seenRefunds,
    schedules: [aSchedule(), aSchedule({ name: 'hourly', cron: '30 * * * *', missed: 'skip', nextAt: null })],
  }),
  'modal-map-in-shadow': mapModal({ ...seenRefunds, mode: 'shadow' }),
  'modal-map-with-agreement': mapModal({
    ...seenRefunds,
    mode: 'pilot',
    agreement: [
      { action: 'till_refund', same: 51, of: 60 },
      { action: 'till_refund', band: 'up to €100.00', same: 50, of: 52 },
    ],
  }),
};
