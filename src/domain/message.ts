import { second } from '../lib/time.ts';

export const messageKinds = [
  'root',
  'steps',
  'card',
  'notice',
  'outcome',
  'incident',
  'incident_note',
  'absence',
  'promotion',
  'demotion',
  'digest',
] as const;
/** What a Slack message of ours shows. Each is a rendering of rows and can be rendered again. */
export type MessageKind = (typeof messageKinds)[number];

/** Slack's guide: at most one update of a message in three seconds. What ends a run, or asks somebody, is shown at once. */
export const updateGapMs = 3 * second;

/** `waiting`: something to send. `sending`: one writer has it. `shown`: up to date. `dead`: Slack will never take it. */
export const messageStates = ['waiting', 'sending', 'shown', 'dead'] as const;
