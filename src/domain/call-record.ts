import type { JsonObject } from '../lib/json.ts';
import type { Reading } from './tool.ts';

/** What is kept of a tool call: its arguments and, for a read that worked, its reading. */
export type CallRecord = { args: JsonObject; reading?: Reading };
