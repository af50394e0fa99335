import type { Place, ReadMessage } from '../../domain/ask.ts';
import type { Refused } from '../../domain/refused.ts';
import type { Meant } from '../../domain/understand.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { Started } from '../runs/start-run.ts';

/** What came of a workflow that a message should start. */
export type Begun = { started: Started } | { workflow: Workflow; refused: Refused };

/** What a person who asked with a message is told, privately. */
export type AskAnswer =
  | { kind: 'begun'; begun: Begun[] }
  /** The emoji is right, and nothing in the message is what these workflows could be about. */
  | { kind: 'names_nothing'; emoji: string; workflows: Workflow[] }
  /** The app is not in that channel, or lacks a scope. */
  | { kind: 'out_of_reach' }
  | { kind: 'refused'; refused: Refused }
  | { kind: 'offered'; choices: Meant[] }
  | { kind: 'unfinished'; meant: Meant }
  | { kind: 'waiting' }
  /** `workflows`: those that this person may start. */
  | { kind: 'not_understood'; workflows: Workflow[] };

/** Who is told, and where. */
export type Asker = { askId: string; personId: string; place: Place };

/** Messages of Slack, for what people ask with them. Both throw TryLater while Slack does not answer. */
export type Pointing = {
  read(place: Place): Promise<ReadMessage | 'gone' | 'out_of_reach'>;
  tell(asker: Asker, answer: AskAnswer): Promise<void>;
};
