/** The command could not do its work at all: the message says why and what to do. */
export class CannotRun extends Error {
  override name = 'CannotRun';
}
