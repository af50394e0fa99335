import { ApiProblem } from './problem.ts';
import type { Answer, ApiDesk, Asked } from './asked.ts';

export type Method = 'GET' | 'POST';

export type Route = {
  method: Method;
  /** Under `/api/v1`; `:id` is a parameter. */
  path: string;
  /** For docs/api.md, which a test compares. */
  does: string;
  answer(desk: ApiDesk, asked: Asked): Promise<Answer>;
};

type Found = { route: Route; params: Record<string, string> };

/** The route of a request. Throws ApiProblem where there is none, or none for that method. */
export function routeFor(routes: readonly Route[], method: string, path: string): Found {
  const matches = routes.flatMap((route) => {
    const params = match(route.path, path);
    return params ? [{ route, params }] : [];
  });
  const found = matches.find(({ route }) => route.method === method);
  if (found) return found;
  if (matches.length === 0)
    throw new ApiProblem(404, 'not_found', 'There is nothing here. docs/api.md lists what there is.');
  const allow = [...new Set(matches.map(({ route }) => route.method))].join(', ');
  throw new ApiProblem(405, 'wrong_method', `This address takes ${allow}.`, { allow });
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && /^[\w-]{1,64}$/.test(value)) params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
