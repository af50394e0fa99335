import { App } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { quiet } from './quiet.ts';
import { support } from './hearth-and-pine.ts';
import { post } from './post.ts';
import { tokens } from './start.ts';

type Transport = 'http' | 'socket';

/** A small but real Bolt app: a command posts a card, a click opens a modal, its submission updates the card. */
export async function startReviewApp(
  slack: SlackServer,
  transport: Transport,
  listen: (app: App) => void = reviewListeners,
): Promise<App> {
  const app = new App({
    token: tokens.botToken,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    ...(transport === 'http'
      ? { signingSecret: tokens.signingSecret, processBeforeResponse: true }
      : { socketMode: true, appToken: tokens.appToken }),
  });
  listen(app);
  const server = await app.start(0);
  onTestFinished(async () => void (await app.stop()));
  if (transport === 'http' && 'address' in server) {
    const address = server.address();
    if (typeof address === 'object' && address)
      slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  }
  return app;
}

function reviewListeners(app: App): void {
  app.command('/leenops', async ({ ack, client, command }) => {
    await ack({ text: `Starting ${command.text}` });
    await post(client, { text: 'Refund €40?', blocks: card() });
  });
  app.action('edit', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message) return;
    await client.views.open({ trigger_id: body.trigger_id, view: editor(body.message.ts) });
  });
  app.view('editor', async ({ ack, client, view }) => {
    const amount = view.state.values.amount?.amount?.value ?? '';
    if (Number(amount) > 100) return ack({ response_action: 'errors', errors: { amount: 'At most €100.' } });
    await ack();
    await client.chat.update({
      channel: support,
      ts: view.private_metadata,
      text: `Refund €${amount}`,
      blocks: [],
    });
  });
}

const card = () => [
  { type: 'section', text: { type: 'mrkdwn', text: '*Refund €40?*' } },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      { type: 'button', action_id: 'edit', value: 'review-1', text: { type: 'plain_text', text: 'Edit' } },
    ],
  },
];

const editor = (ts: string) => ({
  type: 'modal' as const,
  callback_id: 'editor',
  private_metadata: ts,
  title: { type: 'plain_text' as const, text: 'Edit the refund' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'amount',
      label: { type: 'plain_text', text: 'Amount' },
      element: { type: 'number_input', action_id: 'amount', is_decimal_allowed: true, initial_value: '40' },
    },
  ],
});
