import { LogLevel } from '@slack/web-api';
import type { Logger } from '@slack/web-api';

const nothing = () => {};

/** For Slack's clients: they log what they send, texts included, while every failure reaches its caller, who logs it with its run. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => LogLevel.ERROR,
};
