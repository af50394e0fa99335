export const executionStatuses = ['pending', 'applied', 'failed', 'unknown'] as const;
export type ExecutionStatus = (typeof executionStatuses)[number];
