import type { Action } from '../../domain/proposal.ts';
import type { JsonObject } from '../../lib/json.ts';

export function textIn(args: JsonObject, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}

export function textsIn(args: JsonObject, name: string): string[] {
  return [args[name] ?? []].flat().filter((value) => typeof value === 'string');
}

/** The texts of the comments that are proposed. */
export function bodiesIn(actions: readonly Action[]): string[] {
  return actions.filter(({ tool }) => tool === 'github_comment').map(({ args }) => textIn(args, 'body'));
}
