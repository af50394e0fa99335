/** One thing Slack tells the app. */
export type Envelope = { kind: 'command' | 'interactive' | 'event'; body: Record<string, unknown> };

/** Which repetition this is, and why. */
export type Retry = { number: number; reason: string };

/** What came back: the body of the acknowledgement, or why there is none. */
export type Ack =
  | { ok: true; body: unknown }
  | {
      ok: false;
      reason: 'http_timeout' | 'http_error' | 'connection_failed';
      detail: string;
      noRetry?: boolean;
    };
