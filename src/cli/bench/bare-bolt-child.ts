import bolt from '@slack/bolt';

/** The least that a Bolt app can do with a command: check its signature and acknowledge it. */
const { SLACK_SIGNING_SECRET: signingSecret = '', PORT = '0' } = process.env;
const app = new bolt.App({
  receiver: new bolt.HTTPReceiver({ signingSecret, logLevel: bolt.LogLevel.ERROR }),
  authorize: async () => ({ botToken: 'xoxb-bare', botId: 'B0BARE', botUserId: 'U0BARE' }),
  logLevel: bolt.LogLevel.ERROR,
});
app.command('/leenops', async ({ ack }) => ack());
await app.start(Number(PORT));
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
process.send?.('ready');
