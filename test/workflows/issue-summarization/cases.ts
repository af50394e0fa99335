import { githubConnector } from '../../../src/connectors/github/github-connector.ts';
import { handbookConnector } from '../../../src/connectors/handbook/handbook-connector.ts';
import { caseOf } from '../../../src/domain/case.ts';
import { routeProposal } from '../../../src/domain/policy.ts';
import type { Routing } from '../../../src/domain/policy.ts';
import type { Action, ProposalBody } from '../../../src/domain/proposal.ts';
import { outOfScope } from '../../../src/domain/tool.ts';
import { getWriteTool } from '../../../src/domain/workflow.ts';
import type { Material } from '../../../src/domain/workflow.ts';
import type { Json, JsonObject } from '../../../src/lib/json.ts';
import { issueSummarization } from '../../../src/workflows/issue-summarization.ts';
import { unusedCaps } from '../unused-caps.ts';

const now = new Date('2026-11-23T12:00:00Z');

/** Over a GitHub that nobody asks: these tests are about the workflow's rules. */
export const workflow = issueSummarization({
  github: githubConnector({ token: 'ghp_nobody', repositories: ['acme/shop', 'acme/website'] }),
  handbook: handbookConnector({ webUrl: null }),
});

export const issue = {
  is_public: false,
  title: 'Shipping is charged twice',
  body: 'With a voucher.',
  state: 'open',
  labels: ['bug'],
  assignees: [] as string[],
  author: 'noor-h',
  created_at: '2026-11-22T12:00:00Z',
};
export const comments = {
  comments: [{ author: 'mika-r', body: 'Same here.', marked_as_ours: false, at: '2026-11-22T13:00:00Z' }],
};
export const repository = {
  labels: ['bug', 'question', 'release blocker'].map((name) => ({ name })),
  assignable: ['grace-l'],
};
export const pulls = {
  pulls: [
    {
      repository: 'acme/shop',
      number: 41,
      title: 'Count it once',
      state: 'open',
      author: 'linus-b',
      closes_the_issue: true,
    },
  ],
  elsewhere: 0,
};
export const everythingRead = {
  github_issue: issue,
  github_comments: comments,
  github_linked_pulls: pulls,
  github_repository: repository,
};

export function material(read: Record<string, Json> = everythingRead): Material<JsonObject> {
  const readings = Object.entries(read).map(([tool, data]) => ({
    tool,
    data,
    args: {},
    readAt: now,
    record: {
      system: 'github',
      id: 'acme/shop#42',
      label: tool,
      url: 'https://github.com/acme/shop/issues/42',
    },
  }));
  return { intake: { repository: 'acme/shop', number: '42' }, readings, now };
}

const own = { issue: 'acme/shop#42' };
export type Proposed = [tool: string, args: JsonObject];
export const comment = (body = 'It is reproduced.', change: JsonObject = {}): Proposed => [
  'github_comment',
  { ...own, body, ...change },
];
export const label = (...labels: string[]): Proposed => ['github_labels', { ...own, labels }];
export const assign = (assignee: string): Proposed => ['github_assign', { ...own, assignee }];

export function proposalOf(proposed: readonly Proposed[], seen = material(), confidence = 0.9): ProposalBody {
  const scope = workflow.scope(seen);
  const actions = proposed.map(([name, args], index): Action => {
    const tool = getWriteTool(workflow, name);
    const { risk, movesMoney } = tool;
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
  return { summary: '', category: 'bug', confidence, policy: null, evidence: [], question: null, actions };
}

/** Where the rules send it, in live mode. */
export function routed(
  proposed: readonly Proposed[],
  { read = everythingRead, confidence = 0.9 }: { read?: Record<string, Json>; confidence?: number } = {},
): Routing {
  const seen = material(read);
  return routeProposal(
    workflow.policy,
    caseOf(workflow, seen, proposalOf(proposed, seen, confidence), [], { caps: unusedCaps(workflow) }),
    'live',
  );
}
