import { createHmac } from 'node:crypto';

/** Slack's request signature, version 0: docs.slack.dev/authentication/verifying-requests-from-slack. */
export function sign(secret: string, body: string, seconds: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}
