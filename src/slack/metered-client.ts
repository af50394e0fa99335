import { WebClient } from '@slack/web-api';
import type { WebAPICallResult, WebClientOptions } from '@slack/web-api';
import type { Meters } from '../engine/meters.ts';
import { classifyFailure } from './outbox/classify-failure.ts';

/** Slack's client, whose failures are counted; what it does otherwise is the same. */
export class MeteredClient extends WebClient {
  readonly #meters: Meters;

  constructor(token: string, options: WebClientOptions, meters: Meters) {
    super(token, options);
    this.#meters = meters;
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<WebAPICallResult> {
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      const failure = classifyFailure(error, 'look_up');
      this.#meters.slackFailed(method, failure.code);
      if (failure.kind === 'slow_down') this.#meters.slackRested(method, failure.afterMs);
      throw error;
    }
  }
}
