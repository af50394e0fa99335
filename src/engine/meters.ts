/**
 * What this process counts and times of itself, for whoever watches it from outside. Milliseconds; names and codes only,
 * never an id, a person or a text. What people read in Slack is counted from the database instead: see `reports`.
 */
export type Meters = {
  /** So long after one of Slack's requests came, it was acknowledged. */
  acknowledged(kind: string, ms: number): void;
  /** So long after its trigger, a run's first card stood in Slack. */
  carded(workflow: string, ms: number): void;
  /** So long after its approval, everything was carried out. */
  executed(workflow: string, ms: number): void;
  /** So long after its trigger, a run ended. */
  ended(workflow: string, outcome: string, ms: number): void;
  /** One attempt to reach a model. `costMicroUsd`: null where no price is known. */
  modelCalled(call: {
    workflow: string;
    model: string;
    ms: number;
    code: string | null;
    costMicroUsd: number | null;
  }): void;
  /** One call of a tool. `code`: why it failed. */
  toolCalled(call: { tool: string; effect: ToolCall; ms: number; code: string | null }): void;
  /** Slack did not do what was asked of it. */
  slackFailed(method: string, code: string): void;
  /** Slack wants so long a rest before it is asked again. */
  slackRested(method: string, ms: number): void;
};

export type ToolCall = 'read' | 'write' | 'look_up';

/** Where nobody watches. */
export const noMeters: Meters = {
  acknowledged: () => {},
  carded: () => {},
  executed: () => {},
  ended: () => {},
  modelCalled: () => {},
  toolCalled: () => {},
  slackFailed: () => {},
  slackRested: () => {},
};
