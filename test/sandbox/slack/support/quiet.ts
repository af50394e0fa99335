import { LogLevel } from '@slack/web-api';
import type { Logger } from '@slack/web-api';

const nothing = (): void => {};

/** The SDKs log what the tests provoke; the assertions say it better. */
export const quiet: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
