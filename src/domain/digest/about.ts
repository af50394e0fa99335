/** What the messages of a week's digest are about: `2026-W46`, `2026-W46:support-triage`, `2026-W46:!:U0PRIYA`. */
export function aboutWorkflow(week: string, workflowId: string): string {
  return `${week}:${workflowId}`;
}

/** No workflow is called this: their ids are small letters and hyphens. */
export const undelivered = '!';

export function aboutUndelivered(week: string, person: string): string {
  return `${week}:${undelivered}:${person}`;
}
