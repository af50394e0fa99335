import type { ServerResponse } from 'node:http';
import { answerRefusal, Refusal } from './refusal.ts';

/** What the next request meets: a refusal, silence, an answer that is none, or half an answer. */
export type Fault = '429' | '500' | 'never' | 'garbage' | 'cut';

export function answerWithFault(response: ServerResponse, fault: Fault): void {
  response.setHeader('content-type', 'application/json');
  response.setHeader('retry-after-ms', '1');
  switch (fault) {
    case '429':
      return answerRefusal(response, new Refusal(429, 'rate_limit_exceeded', 'Rate limit reached.'));
    case '500':
      return answerRefusal(response, new Refusal(500, 'server_error', 'The server had an error.'));
    case 'garbage':
      response.end('{"choices": [');
      return;
    case 'cut':
      response.setHeader('content-length', '1000');
      response.write('{"choices": [', () => response.destroy());
      return;
    case 'never':
      return;
  }
}
