import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import type { Logger } from '../../lib/logger.ts';
import { clickClientOptions } from '../clients.ts';
import { silentLogger } from '../silent-logger.ts';

type Envelope = {
  type: string;
  body: ReceiverEvent['body'];
  ack(answer?: Record<string, unknown>): Promise<void>;
  retry_num?: number;
  retry_reason?: string;
};

/**
 * Socket Mode for Bolt. Bolt acknowledges an event before its listeners run; here the acknowledgement goes out only
 * when they have ended well, so that Slack delivers again what was not written.
 */
export function socketReceiver(options: {
  appToken: string;
  apiUrl: string | undefined;
  log: Logger;
}): Receiver & { check(): Promise<void> } {
  const { appToken, apiUrl, log } = options;
  const client = new SocketModeClient({
    appToken,
    logger: silentLogger,
    clientPingTimeout: 1_500,
    clientOptions: clickClientOptions(apiUrl),
  });
  let app: App | undefined;
  let connected = false;

  client.on('connected', () => {
    connected = true;
  });
  client.on('disconnected', () => {
    connected = false;
  });
  client.on('slack_event', (envelope: Envelope) => {
    receive(envelope).catch((error: unknown) =>
      log.error({ err: error, type: envelope.type }, 'delivery not handled'),
    );
  });

  async function receive(envelope: Envelope): Promise<void> {
    const isEvent = envelope.type === 'events_api';
    await app?.processEvent({
      body: envelope.body,
      ack: async (answer) => {
        if (!isEvent) await envelope.ack(typeof answer === 'string' ? { text: answer } : (answer ?? {}));
      },
      ...(envelope.retry_num === undefined ? {} : { retryNum: envelope.retry_num }),
      ...(envelope.retry_reason === undefined ? {} : { retryReason: envelope.retry_reason }),
    });
    if (isEvent) await envelope.ack();
  }

  return {
    init(bolt) {
      app = bolt;
    },
    start: () => client.start(),
    stop: () => client.disconnect(),
    async check() {
      if (!connected) throw new Error('The socket to Slack is not open.');
    },
  };
}
