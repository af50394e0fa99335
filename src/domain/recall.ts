/** An action that somebody rejected lately and that is proposed again. `at` is an ISO instant. */
export type Recall = { actionId: string; reasonCode: string; by: string; at: string; runId: string };
