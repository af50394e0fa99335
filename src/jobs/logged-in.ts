import type { Handler } from '../db/queue.ts';
import { TryLater } from '../engine/try-later.ts';
import type { Logger } from '../lib/logger.ts';

/** The handler, with a line in the log for each time that it did not end well. */
export const loggedIn =
  (log: Logger, name: string, handler: Handler): Handler =>
  async (id, signal, failures) => {
    try {
      await handler(id, signal, failures);
    } catch (error) {
      if (error instanceof TryLater)
        log.info({ job: name, id, failures, code: error.code }, 'job tried again later');
      else log.error({ err: error, job: name, id, failures }, 'job failed');
      throw error;
    }
  };
