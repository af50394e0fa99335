import type { BulkObstacle } from '../domain/bulk.ts';

/** Why it is not decided together with others, in two words. */
export const obstacleWords = {
  erased: 'texts erased',
  no_actions: 'no action',
  outside_case: 'outside case',
  risk: 'higher risk',
  approvals: 'several approvals',
  more_levels: 'several levels',
  escalated: 'was escalated',
  moved: 'facts moved',
  recalled: 'rejected lately',
  question: 'open question',
  no_evidence: 'no evidence',
  unverified: 'not verified',
} as const satisfies Record<BulkObstacle, string>;
