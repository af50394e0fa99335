import { expect, test } from 'vitest';
import { githubConnector } from '../../src/connectors/github/github-connector.ts';
import { handbookConnector } from '../../src/connectors/handbook/handbook-connector.ts';
import { operationsConnector } from '../../src/connectors/operations/operations-connector.ts';
import { slackConnector } from '../../src/connectors/slack/slack-connector.ts';
import { stripeConnector } from '../../src/connectors/stripe/stripe-connector.ts';
import { zendeskConnector } from '../../src/connectors/zendesk/zendesk-connector.ts';
import { notOffered, shippedWorkflows } from '../../src/workflows/shipped.ts';

const everybodyHas = {
  stripe: stripeConnector({ apiKey: 'rk_test' }),
  zendesk: zendeskConnector({
    apiUrl: 'http://127.0.0.1:1',
    auth: { email: 'agent@example.com', apiToken: 'token' },
    orderFieldId: 1,
  }),
  handbook: handbookConnector(),
  slack: slackConnector({ botToken: 'xoxb-nobody', own: async () => [], wider: [] }),
  operations: operationsConnector({
    timeZone: 'UTC',
    now: () => new Date(),
    metrics: () => Promise.reject(new Error('Nothing is counted here.')),
  }),
};
const github = githubConnector({ token: 'ghp_nobody', repositories: ['acme/shop'] });

test('a workspace without GitHub is not offered what needs it, and is told which settings that takes', () => {
  expect(shippedWorkflows(everybodyHas).map(({ id }) => id)).not.toContain('issue-summarization');
  expect(notOffered(everybodyHas)).toContainEqual({
    workflow: 'issue-summarization',
    needs: 'GITHUB_TOKEN, GITHUB_REPOSITORIES',
  });
});

test('a workspace with GitHub is', () => {
  expect(shippedWorkflows({ ...everybodyHas, github }).map(({ id }) => id)).toContain('issue-summarization');
  expect(notOffered({ ...everybodyHas, github }).map(({ workflow }) => workflow)).not.toContain(
    'issue-summarization',
  );
});
