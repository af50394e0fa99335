/** Something outside did not answer: the job is tried again after a pause, with nothing lost. */
export class TryLater extends Error {
  override name = 'TryLater';
  readonly code: string;

  constructor(code: string) {
    super(`Not now: ${code}`);
    this.code = code;
  }
}
