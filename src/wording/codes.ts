import type { IncidentCause } from '../domain/incident.ts';
import { causeWords } from './causes.ts';

type Words = { what: string; remedy: string };

/** Codes that say more than their cause does. */
const codeWords: Readonly<Record<string, Words>> = {
  daily_cap: {
    what: 'This workflow’s money for today has no room for another call of the model.',
    remedy:
      '“Retry” after midnight UTC: earlier it stops again. Or raise dailyCostMicroUsd in the workflow’s file if the work needs more.',
  },
  daily_cap_workspace: {
    what: 'The money of all workflows for today has no room for another call of the model.',
    remedy:
      '“Retry” after midnight UTC: earlier it stops again. Or whoever operates LeenOps raises LEENOPS_DAILY_COST_CAP_USD.',
  },
  unpriced_model: {
    what: 'Nobody knows what this model costs, so no cap on money could be kept. It was not asked.',
    remedy:
      'Whoever operates LeenOps says what it costs in MODEL_PRICE (0/0 for a model of your own). Then “Retry”.',
  },
  cost: {
    what: 'Another call of the model could have cost more than one run may spend, so it was not made.',
    remedy: causeWords.budget.remedy,
  },
  secret_found: {
    what: 'What was to be sent holds a secret. It was not sent.',
    remedy:
      'Find out where it comes from, and have it replaced in its system: whoever wrote it into the case has seen it. Once it is gone from there, “Retry” reads the case anew.',
  },
};

/** Why a run stopped, and what its owner can do. */
export function wordsFor(cause: IncidentCause, code: string | null): Words {
  return codeWords[code ?? ''] ?? causeWords[cause];
}
