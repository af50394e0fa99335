import { githubConnector } from '../../../src/connectors/github/github-connector.ts';
import { handbookConnector } from '../../../src/connectors/handbook/handbook-connector.ts';
import { operationsConnector } from '../../../src/connectors/operations/operations-connector.ts';
import { shownMetrics } from '../../../src/connectors/operations/shown-metrics.ts';
import { slackConnector } from '../../../src/connectors/slack/slack-connector.ts';
import { stripeConnector } from '../../../src/connectors/stripe/stripe-connector.ts';
import { caseOf } from '../../../src/domain/case.ts';
import { routeProposal } from '../../../src/domain/policy.ts';
import type { Action, ProposalBody } from '../../../src/domain/proposal.ts';
import { outOfScope } from '../../../src/domain/tool.ts';
import { periodOf } from '../../../src/domain/week.ts';
import { getWriteTool } from '../../../src/domain/workflow.ts';
import type { Material } from '../../../src/domain/workflow.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { hour } from '../../../src/lib/time.ts';
import { weeklyReporting } from '../../../src/workflows/weekly-reporting.ts';
import { unusedCaps } from '../unused-caps.ts';
import { metricsWith } from '../../support/metrics/metrics-with.ts';

export const now = new Date('2026-11-23T12:00:00Z');
export const week = '2026-W47';

/** Over systems that nobody asks: these tests are about the workflow's rules. */
export const workflow = weeklyReporting({
  github: githubConnector({ token: 'ghp_nobody', repositories: ['acme/shop', 'acme/website'] }),
  stripe: stripeConnector({ apiKey: 'rk_test' }),
  operations: operationsConnector({
    timeZone: 'Europe/Berlin',
    now: () => now,
    metrics: () => Promise.reject(new Error('Nothing is counted here.')),
  }),
  slack: slackConnector({ botToken: 'xoxb-nobody', own: async () => [], wider: ['C0LEADERS'] }),
  handbook: handbookConnector(),
});

const money = (net_minor: number, net: string) => ({
  currency: 'eur',
  net_minor,
  net,
  charged: '€10,100.00',
  charges: 42,
  refunded: '€100.00',
  refunds: 1,
});

const period = periodOf(week, 'Europe/Berlin');
const total = metricsWith(period, {
  outcomes: { completed: 3, rejected: 1 },
  withoutRework: 3,
  cycle: [hour, 1, 2 * hour, 1, 3 * hour, 1, 9 * hour, 1],
  cost: { model: 0, unpriced: 4, tools: 0, calls: 0, priced: 0 },
});

const channel = { members: 7, is_private: false, is_shared_outside: false, state: 'open' };
export const channels = [
  { ...channel, channel: 'C0OPERATIONS', name: '#operations', team: 'operations' },
  { ...channel, channel: 'C0LEADERS', name: '#leaders', team: null, members: 3 },
];

export const everythingRead: Record<string, Json> = {
  github_merged: {
    week,
    merged: 7,
    merged_week_before: 4,
    repositories: [
      { repository: 'acme/shop', merged: 5 },
      { repository: 'acme/website', merged: 2 },
    ],
    pulls: [{ repository: 'acme/shop', number: 61, title: 'Ship in 48 hours' }],
  },
  github_open_issues: {
    week,
    open_now: 9,
    opened: 3,
    closed: 2,
    repositories: [{ repository: 'acme/shop', open_now: 9 }],
    newest: [{ repository: 'acme/shop', number: 62, title: 'Lamp 12 is missing' }],
  },
  stripe_revenue: {
    week,
    revenue: [money(10_000_00, '€10,000.00')],
    week_before: '2026-W46',
    revenue_before: [money(8_000_00, '€8,000.00')],
  },
  operations_metrics: { week, total: shownMetrics(total), workflows: [] },
  slack_channels: { channels },
};

export function material(
  read = everythingRead,
  intake: JsonObject = { week, channel: '' },
): Material<JsonObject> {
  const readings = Object.entries(read).map(([tool, data]) => ({
    tool,
    data,
    args: {},
    readAt: now,
    record: { system: tool, id: week, label: tool, url: null },
  }));
  return { intake, readings, now };
}

export const withRevenue = (net_minor: number, before: number): Record<string, Json> => ({
  ...everythingRead,
  stripe_revenue: {
    week,
    revenue: net_minor ? [money(net_minor, '€1.00')] : [],
    week_before: '2026-W46',
    revenue_before: before ? [money(before, '€2.00')] : [],
  },
});

const own = { channel: 'C0OPERATIONS', channel_name: '#operations', about: week, title: `Report ${week}` };
export const leaders = { channel: 'C0LEADERS', channel_name: '#leaders' };
export const report = (text = '- 7 pull requests were merged.', change: JsonObject = {}): JsonObject => ({
  ...own,
  text,
  ...change,
});

export function proposalOf(posts: readonly JsonObject[], seen = material(), confidence = 0.9): ProposalBody {
  const scope = workflow.scope(seen);
  const tool = getWriteTool(workflow, 'slack_post');
  const actions = posts.map((args, index): Action => {
    const { name, risk, movesMoney } = tool;
    const says = tool.says(args);
    return {
      id: `act_${index}`,
      tool: name,
      args,
      says,
      risk,
      movesMoney,
      outOfScope: outOfScope(tool, args, scope),
    };
  });
  const evidence: ProposalBody['evidence'] = [];
  return { summary: '', category: 'usual', confidence, policy: null, evidence, question: null, actions };
}

export function routed(posts: readonly JsonObject[], seen = material(), confidence?: number) {
  const judged = caseOf(workflow, seen, proposalOf(posts, seen, confidence), [], {
    caps: unusedCaps(workflow),
  });
  return routeProposal(workflow.policy, judged, 'live');
}
