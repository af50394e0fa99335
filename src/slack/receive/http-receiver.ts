import { HTTPReceiver } from '@slack/bolt';
import type { Logger } from '../../lib/logger.ts';
import { silentLogger } from '../silent-logger.ts';

/** Bolt's receiver for signed requests; its `requestListener` is mounted by the web server. A failed listener is a 500. */
export function httpReceiver(options: { signingSecret: string; log: Logger }): HTTPReceiver {
  const { signingSecret, log } = options;
  return new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    processBeforeResponse: true,
    bodyLimit: '1mb',
    logger: silentLogger,
    processEventErrorHandler: async ({ error, response }) => {
      log.error({ err: error }, 'delivery not handled');
      response.writeHead(500);
      response.end();
      return true;
    },
  });
}
