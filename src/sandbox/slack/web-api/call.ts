/** One Web API call as it was received. */
export type Call = {
  method: string;
  arguments: Record<string, unknown>;
  at: number;
  status: number;
  /** What Slack answered, whether or not the answer reached the app. */
  answer: Record<string, unknown>;
};
