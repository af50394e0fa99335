import { App } from '@slack/bolt';
import type { Receiver } from '@slack/bolt';
import type { Meters } from '../../engine/meters.ts';
import { clickClientOptions } from '../clients.ts';
import { silentLogger } from '../silent-logger.ts';
import { timeAcknowledgements } from './acknowledged.ts';

/** Who the app is in its workspace, as Slack's `auth.test` says. */
export type Identity = {
  botToken: string;
  botId: string;
  botUserId: string;
  teamId: string;
  /** Where people open the workspace: `https://acme.slack.com/`. */
  url: string | null;
};

/** Bolt over the given receiver. An error in a listener reaches the receiver, so that Slack delivers the event again. */
export function boltApp(
  receiver: Receiver,
  identity: Identity,
  apiUrl: string | undefined,
  meters: Meters,
): App {
  const app = new App({
    receiver,
    authorize: () => Promise.resolve(identity),
    clientOptions: clickClientOptions(apiUrl),
    logger: silentLogger,
  });
  app.error((error) => {
    throw error;
  });
  timeAcknowledgements(app, meters);
  return app;
}
