/** A Web API call that Slack would answer with `ok: false`. */
export class RefusedCall extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A refusal that explains itself the way Slack does, in response_metadata.messages. */
export const refusedBecause = (code: string, problems: string[]): RefusedCall =>
  new RefusedCall(code, {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });
