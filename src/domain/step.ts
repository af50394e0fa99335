export const stepKinds = ['model_call', 'tool_read', 'tool_write', 'result'] as const;
export type StepKind = (typeof stepKinds)[number];

export const stepStatuses = ['running', 'done', 'failed'] as const;
export type StepStatus = (typeof stepStatuses)[number];
