export const incidentCauses = [
  'permission',
  'tool_changed',
  'policy',
  'budget',
  'missing_input',
  'connector',
  'model',
  'delivery',
  'review_expired',
  'outdated',
  'action_failed',
  'action_unknown',
  'internal',
] as const;
export type IncidentCause = (typeof incidentCauses)[number];

export const severities = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];

export const incidentStatuses = ['opened', 'acknowledged', 'resolved'] as const;

const severityOf: Record<IncidentCause, Severity> = {
  permission: 'high',
  tool_changed: 'high',
  policy: 'high',
  budget: 'medium',
  missing_input: 'low',
  connector: 'medium',
  model: 'medium',
  delivery: 'high',
  review_expired: 'medium',
  outdated: 'medium',
  action_failed: 'high',
  action_unknown: 'critical',
  internal: 'high',
};

export function incidentSeverity(cause: IncidentCause): Severity {
  return severityOf[cause];
}

/** What a run stops for when a business system could not be read. */
export function causeOf({ isMissing }: { isMissing: boolean }): IncidentCause {
  return isMissing ? 'missing_input' : 'connector';
}

/** What makes two incidents the same trouble: workflow, cause and code, without the run. */
export function incidentFingerprint(workflowId: string, cause: IncidentCause, code: string): string {
  return `${workflowId}:${cause}:${code}`;
}
