import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { opsCommands } from '../../src/cli/ops/ops.ts';
import { decisionColumns } from '../../src/reports/decisions.ts';
import { routes } from '../../src/web/api/routes.ts';

const docs = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

test('docs/api.md lists exactly the routes that there are, in their order', () => {
  const told = [...docs.matchAll(/^\| `((?:GET|POST) \S+)` +\| (.+?) +\|$/gm)].map(([, route, does]) => [
    route,
    does,
  ]);
  expect(told).toEqual(routes.map(({ method, path, does }) => [`${method} ${path}`, does]));
});

test('no route hides another', () => {
  const shapes = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('every command of ops that docs/api.md shows is one', () => {
  const named = [...docs.matchAll(/npm run (?:--silent )?ops -- (\w+)/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !(name in opsCommands))).toEqual([]);
  expect(named.length).toBeGreaterThan(2);
});

test('the columns that docs/api.md explains are exported', () => {
  const explained = ['automatic', 'decider_id', 'workflow_version', 'seconds_to_decide'];
  for (const column of explained) {
    expect(docs).toContain(`\`${column}\``);
    expect(decisionColumns).toContain(column);
  }
});
