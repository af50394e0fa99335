export type Certainty = 'not_applied' | 'unknown';

/** Codes of every connector that say: not now, and it certainly did not happen. */
const passing = ['rate_limit', 'no_connection'];
/** Codes of every connector that say: there is no such record. */
const missing = ['RecordNotFound', 'resource_missing'];

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

  /** Whether the record that was asked for does not exist. */
  get isMissing(): boolean {
    return missing.includes(this.code);
  }

  /** Whether the same request may well succeed in a while. */
  get mayPass(): boolean {
    return this.certainty === 'not_applied' && passing.includes(this.code);
  }
}
