/** LeenOps answered, and it answered no. `status` as HTTP has it; the message is for whoever typed the command. */
export class ApiRefused extends Error {
  override name = 'ApiRefused';
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  /** Whether asking again, or with another token, might work: then nothing was decided about what was asked. */
  get couldNotRun(): boolean {
    return this.status >= 500 || [401, 413, 429].includes(this.status);
  }
}
