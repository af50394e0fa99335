import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handbookConnector } from '../../../src/connectors/handbook/handbook-connector.ts';
import { readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

describe('handbook_page', () => {
  test('the refund policy of the repository is read by clauses, with its version', async () => {
    const { tools } = handbookConnector({ webUrl: 'https://handbook.example.com/' });
    const { data, record } = await tools.page.read({ page: 'refund-policy' }, readCall());
    expect(record).toEqual({
      system: 'handbook',
      id: 'refund-policy@2026-10',
      label: 'Refund policy (version 2026-10)',
      url: 'https://handbook.example.com/refund-policy',
    });
    const { page, version, clauses } = data as { page: string; version: string; clauses: { id: string }[] };
    expect([page, version]).toEqual(['refund-policy', '2026-10']);
    expect(clauses.map(({ id }) => id)).toEqual(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7']);
  });

  test('without a place to read it, the record has no link', async () => {
    const { record } = await handbookConnector().tools.page.read({ page: 'refund-policy' }, readCall());
    expect(record.url).toBeNull();
  });

  test.each(['../README', 'refund-policy.md', 'holidays'])(
    'there is no page %j, and the pages are named',
    async (page) => {
      const failure = await failureOf(handbookConnector().tools.page.read({ page }, readCall()));
      expect(failure).toMatchObject({
        code: 'no_such_page',
        message: expect.stringContaining(', refund-policy, '),
      });
    },
  );

  test('an operator learns which pages are there', async () => {
    expect(await handbookConnector().check()).toMatch(/^The handbook is there: .*\brefund-policy 2026-10\b/);
  });

  test('a handbook without pages, or with a broken one, stops the start', () => {
    const directory = mkdtempSync(join(tmpdir(), 'handbook-'));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    expect(() => handbookConnector({ directory })).toThrow('has no pages');
    writeFileSync(join(directory, 'broken.md'), '# Nothing');
    expect(() => handbookConnector({ directory })).toThrow('Handbook page broken cannot be read');
  });
});
