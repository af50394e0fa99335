import { describe, expect, test } from 'vitest';
import { xeroFrom, xeroProblems } from '../../../src/connectors/xero/xero-environment.ts';

describe('a workspace', () => {
  test('without Xero is whole, and has no connector', () => {
    expect(xeroProblems({})).toEqual([]);
    expect(xeroFrom({})).toBeUndefined();
  });

  test('with Xero has what was given and nothing else', () => {
    const env = { XERO_CLIENT_ID: 'id', XERO_CLIENT_SECRET: 'secret', XERO_TENANT_ID: 'tenant' };
    expect(xeroProblems(env)).toEqual([]);
    expect(xeroFrom(env)).toEqual({ clientId: 'id', clientSecret: 'secret', tenantId: 'tenant' });
  });

  test.each([
    [{ XERO_CLIENT_ID: 'id' }, ['XERO_CLIENT_SECRET']],
    [{ XERO_CLIENT_SECRET: 'secret' }, ['XERO_CLIENT_ID']],
    [{ XERO_API_URL: 'http://127.0.0.1:1' }, ['XERO_CLIENT_ID', 'XERO_CLIENT_SECRET']],
  ])('with %j alone is told what is missing', (env, missing) => {
    const problems = xeroProblems(env);
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(missing);
    expect(problems[0]).toContain('or remove all XERO_… settings');
  });
});
