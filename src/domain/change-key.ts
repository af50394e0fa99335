import { digestOf } from '../lib/hash.ts';

/** What makes the same change of the same subject one run, whatever told of it and however often. */
export function changeKey(workflowId: string, subjectKey: string, change: string): string {
  return `change:${digestOf([workflowId, subjectKey, change])}`;
}
