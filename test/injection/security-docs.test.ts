import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suites } from './cases/all.ts';
import { securityTable } from './security-table.ts';

const file = new URL('../../docs/security.md', import.meta.url);
const [begin, end] = ['<!-- cases -->', '<!-- end of cases -->'];

test('docs/security.md says of every case what stops it, as the suite has it (UPDATE_DOCS=1 writes it anew)', () => {
  const page = readFileSync(file, 'utf8');
  const [before, rest = ''] = page.split(begin);
  const [, after] = rest.split(end);
  const now = [before, begin, `\n\n${securityTable()}\n\n`, end, after].join('');
  if (process.env['UPDATE_DOCS']) writeFileSync(file, now);
  expect(readFileSync(file, 'utf8')).toBe(now);
});

test('there are at least thirty cases, at least five a workflow, each under a name of its own', () => {
  const ids = suites.flatMap(([, attacks]) => attacks.map(({ id }) => id));
  expect(ids.length).toBeGreaterThanOrEqual(30);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, attacks] of suites) expect(attacks.length).toBeGreaterThanOrEqual(5);
});
