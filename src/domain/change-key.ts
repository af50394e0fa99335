import { digestOf } from '../lib/hash.ts';

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * The intake key of a change: the same state of the same subject is one run of a workflow, whatever told of it. Systems
 * spell one moment in several ways, so it is compared as a moment.
 */
export function changeKey(workflowId: string, subjectKey: string, change: string): string {
  const isMoment = moment.test(change) && !Number.isNaN(Date.parse(change));
  const spelled = isMoment ? new Date(change).toISOString() : change;
  return `change:${digestOf([workflowId, subjectKey, spelled])}`;
}
