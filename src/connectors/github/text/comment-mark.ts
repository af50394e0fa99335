/** What ties a comment to the action that made it: in the source, not on the page. */
export function withMark(text: string, actionId: string): string {
  return `${text}\n\n${markOf(actionId)}`;
}

export function carriesMark(body: string | null | undefined, actionId: string): boolean {
  return (body ?? '').trimEnd().endsWith(markOf(actionId));
}

/** Whether it looks like one of ours: anybody can write the mark of an action, so nothing is permitted by it. */
export function isMarked(body: string | null | undefined): boolean {
  return /<!-- leenops:action=[\w-]+ -->\s*$/.test(body ?? '');
}

function markOf(actionId: string): string {
  return `<!-- leenops:action=${actionId} -->`;
}
