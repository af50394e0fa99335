import type { RequestListener } from 'node:http';
import type { Receiver } from '@slack/bolt';
import type { Logger } from '../../lib/logger.ts';
import { httpReceiver } from './http-receiver.ts';
import { socketReceiver } from './socket-receiver.ts';

export type Receive = { by: 'http'; signingSecret: string } | { by: 'socket'; appToken: string };

/** The way Slack reaches the app. Over HTTP, `listener` answers its requests; over a socket, it is opened by `start`. */
export type Reception = {
  receiver: Receiver;
  listener?: RequestListener;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Rejects while nothing of Slack's can reach the app. */
  check?(): Promise<void>;
};

export function receiveFrom(receive: Receive, apiUrl: string | undefined, log: Logger): Reception {
  if (receive.by === 'http') {
    const receiver = httpReceiver({ signingSecret: receive.signingSecret, log });
    return { receiver, listener: receiver.requestListener, start: async () => {}, stop: async () => {} };
  }
  const receiver = socketReceiver({ appToken: receive.appToken, apiUrl, log });
  return {
    receiver,
    start: async () => void (await receiver.start()),
    stop: async () => void (await receiver.stop()),
    check: () => receiver.check(),
  };
}
