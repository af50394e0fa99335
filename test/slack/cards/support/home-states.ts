import { healthBounds } from '../../../../src/domain/health.ts';
import { day, hour, minute } from '../../../../src/lib/time.ts';
import { countedRuns } from '../../../../src/reports/home/home.ts';
import type { WorkflowHealth } from '../../../../src/reports/home/workflow-health.ts';
import type { Stopped } from '../../../../src/reports/home/stopped.ts';
import { homeView } from '../../../../src/slack/cards/home-view.ts';
import { strangersHome } from '../../../../src/slack/cards/home/unknown.ts';
import type { Home } from '../../../../src/slack/cards/home/home.ts';
import { firstChoice } from '../../../../src/slack/home/choice.ts';
import { workflows } from './forms.ts';
import { aRunLine } from './runs.ts';
import { ada, after, grace, linus, maya, now } from './times-and-people.ts';
import { aRefundLine, aWaitingLine, manyLines } from './waiting-lines.ts';

export const healthy: WorkflowHealth = {
  id: 'support-triage',
  title: 'Support triage',
  mode: 'live',
  health: 'healthy',
  reasons: [{ code: 'completed', rate: { of: 41, outOf: 43 } }],
};

export const anIncident: Stopped = {
  id: 'inc_k3v9x0m2p4qz',
  workflowTitle: 'Support triage',
  subject: 'Ticket 1042',
  cause: 'action_unknown',
  code: 'no_answer',
  severity: 'critical',
  ownerTeam: 'support-leads',
  since: after(-2 * hour),
  url: 'https://hearth-and-pine.example/archives/C0SUPPORT/p17000000000000',
};

/** Somebody whom nothing waits for and who has no workflow, unless said otherwise. */
export function aHome(changes: Partial<Home> = {}): Home {
  return {
    waiting: { lines: [], total: 0, overdue: 0 },
    reader: grace,
    workflows: [],
    stopped: { lines: [], incidents: 0, runs: 0 },
    runs: { lines: [], count: 0 },
    choice: firstChoice,
    known: [],
    unknown: [],
    mayStart: [],
    admins: ['U0PRIYA'],
    standings: new Map(),
    now,
    ...changes,
  };
}

const known = [
  { id: 'support-triage', title: 'Support triage' },
  { id: 'invoice-exceptions', title: 'Invoice exceptions' },
];

export const reviewersHome = aHome({
  waiting: {
    lines: [
      aRefundLine(),
      aWaitingLine({ claim: { holder: grace, from: linus, until: after(hour) } }),
      ...manyLines(8),
    ],
    total: 12,
    overdue: 1,
  },
  workflows: [healthy],
  runs: { lines: [aRunLine()], count: 1 },
  known,
});

export const ownersHome = aHome({
  reader: maya,
  workflows: [
    healthy,
    {
      id: 'invoice-exceptions',
      title: 'Invoice exceptions',
      mode: 'pilot',
      health: 'in_trouble',
      reasons: [
        { code: 'incidents', critical: 1, open: 3 },
        { code: 'blocked_runs', count: 2 },
        { code: 'reviews_overdue', overdue: { of: 2, outOf: 7 }, oldestMs: 2 * day + 3 * hour },
        { code: 'taken', rate: { of: 9, outOf: 14 } },
      ],
    },
    {
      id: 'lead-enrichment',
      title: 'Lead enrichment',
      mode: 'shadow',
      health: 'not_enough_data',
      reasons: [{ code: 'few_runs', finished: 1, needed: healthBounds.finished }],
    },
    {
      id: 'weekly-reporting',
      title: 'Weekly reporting',
      mode: 'live',
      health: 'needs_a_look',
      reasons: [
        { code: 'paused', by: linus, since: after(-hour) },
        { code: 'demoted', at: after(-day) },
        { code: 'repeated_failures', count: 1 },
        { code: 'expired', rate: { of: 2, outOf: 21 } },
      ],
    },
    {
      id: 'issue-summarization',
      title: 'Issue summarization',
      mode: 'pilot',
      health: 'in_trouble',
      reasons: [{ code: 'cannot_run', why: 'tools' }],
    },
  ],
  stopped: {
    lines: [
      anIncident,
      {
        ...anIncident,
        id: 'inc_2',
        severity: 'medium',
        subject: null,
        cause: 'connector',
        code: 'xero',
        url: null,
      },
      {
        ...anIncident,
        id: 'run_2c4v8n1k6wqz',
        severity: null,
        ownerTeam: null,
        cause: 'budget',
        code: 'cost',
        since: after(-5 * minute),
      },
    ],
    incidents: 3,
    runs: 2,
  },
  runs: { lines: [aRunLine({ status: 'blocked', waitingFor: null })], count: 1 },
  known,
});

const completed = aRunLine({ status: 'completed', finishedAt: after(5 * minute), waitingFor: null });

/** The App Home of those who open it, by the name of its render. */
export const homeStates = {
  'home-new-person': homeView(
    aHome({
      reader: ada,
      known,
      mayStart: workflows.map(({ id, title, purpose }) => ({ id, title, purpose })),
    }),
  ),
  'home-without-anything': homeView(aHome()),
  home: homeView(reviewersHome),
  'home-of-an-owner': homeView(ownersHome),
  'home-filtered': homeView(
    aHome({
      workflows: [healthy],
      choice: { workflow: 'support-triage', status: 'completed', whose: 'all', period: 'ever' },
      runs: {
        lines: Array.from({ length: 10 }, (_, index) =>
          aRunLine({
            ...completed,
            id: `run_0000000000${10 + index}`,
            subject: `Ticket ${1100 + index}`,
            receivedAt: after(-index * minute),
          }),
        ),
        count: countedRuns + 1,
        before: { receivedAt: after(0), id: 'run_000000000010' },
        next: { receivedAt: after(-minute), id: 'run_000000000019' },
      },
      known,
    }),
  ),
  'home-many-workflows': homeView(
    aHome({
      reader: maya,
      workflows: Array.from({ length: 34 }, (_, index) => ({
        ...healthy,
        id: `queue-${index}`,
        title: `Queue ${10 + index}`,
        ...(index % 11 === 0
          ? { health: 'needs_a_look' as const, reasons: [{ code: 'blocked_runs' as const, count: 2 }] }
          : {}),
      })),
      known,
      mayStart: Array.from({ length: 34 }, (_, index) => ({
        id: `queue-${index}`,
        title: `Queue ${10 + index}`,
        purpose: 'Sorts what comes in.',
      })),
      runs: { lines: [completed], count: 1 },
    }),
  ),
  'home-teams-unknown': homeView(
    aHome({ unknown: ['support-reviewers', 'support-leads'], known, inventedUntil: after(-day) }),
  ),
  'home-some-unknown': homeView({ ...ownersHome, waiting: reviewersHome.waiting, unknown: ['finance'] }),
  'home-account-unknown': strangersHome(firstChoice),
  'home-nothing-fits': homeView(
    aHome({ workflows: [healthy], known, choice: { ...firstChoice, status: 'expired', workflow: 'gone' } }),
  ),
};
