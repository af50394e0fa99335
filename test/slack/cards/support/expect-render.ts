import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { problemsOf } from '../../../../src/slack/block-kit/validate.ts';

const folder = new URL('../../renders/', import.meta.url);
const isUpdate = process.env['UPDATE_RENDERS'] === '1';

/** What Slack would take, and the same as the kept file: paste that into Block Kit Builder to see it. */
export function expectRender(name: string, payload: object, surface: 'message' | 'modal' | 'home'): void {
  expect(problemsOf(payload, surface)).toEqual([]);
  const file = new URL(`${name}.json`, folder);
  const drawn = `${JSON.stringify(payload, null, 2)}\n`;
  if (isUpdate) writeFileSync(file, drawn);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : 'missing: run with UPDATE_RENDERS=1';
  expect(drawn, `${name}.json is not what is drawn now; look at it, then UPDATE_RENDERS=1`).toBe(kept);
}
