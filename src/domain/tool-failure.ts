export type Certainty = 'not_applied' | 'unknown';

/**
 * A business system refused or did not answer. `not_applied`: it certainly did not happen. `unknown`: it may have.
 * `message` is for operators and people in the workflow: no customer text, no secrets; it ends with what to do.
 */
export class ToolFailure extends Error {
  override name = 'ToolFailure';
  readonly system: string;
  readonly code: string;
  readonly certainty: Certainty;

  constructor(failure: {
    system: string;
    code: string;
    certainty: Certainty;
    message: string;
    cause?: unknown;
  }) {
    super(failure.message, failure.cause === undefined ? {} : { cause: failure.cause });
    this.system = failure.system;
    this.code = failure.code;
    this.certainty = failure.certainty;
  }
}
