import { describe, expect, test } from 'vitest';
import { retryDelay } from '../../../src/connectors/retry-delay.ts';
import type { Fault } from '../../../src/sandbox/company/faults.ts';
import { openCompany, readCall } from '../../sandbox/company/open-company.ts';
import { failureOf } from '../failure-of.ts';

const history = { customer_email: 'nobody@example.com' };

describe('reading from a Zendesk in trouble', () => {
  test.each<[string, Fault]>([
    ['busy', { kind: 'status', status: 429, retryAfter: 1 }],
    ['broken', { kind: 'status', status: 502 }],
    ['silent', { kind: 'silent' }],
    ['cut off', { kind: 'cut' }],
  ])('%s once: the read is asked again and succeeds', async (_what, fault) => {
    const { zendesk, company } = await openCompany({ timeoutMs: 300 });
    company.plan({ system: 'zendesk', fault });
    const started = performance.now();
    expect((await zendesk.history.read(history, readCall())).data).toEqual({ tickets: [] });
    expect(company.requests()).toHaveLength(2);
    if (fault.kind === 'status' && fault.retryAfter)
      expect(performance.now() - started).toBeGreaterThan(fault.retryAfter * 1_000 - 20);
  });

  test('busy for longer than our patience: the read fails at once instead of waiting', async () => {
    const { zendesk, company } = await openCompany();
    company.plan({ system: 'zendesk', fault: { kind: 'status', status: 429, retryAfter: 60 } });
    const started = performance.now();
    expect(await failureOf(zendesk.history.read(history, readCall()))).toMatchObject({
      code: 'rate_limit',
      message: expect.stringContaining('Try again in a minute'),
    });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('broken for good: three attempts, then the failure', async () => {
    const { zendesk, company } = await openCompany();
    company.plan({ system: 'zendesk', times: 99, fault: { kind: 'status', status: 500 } });
    expect(await failureOf(zendesk.history.read(history, readCall()))).toMatchObject({
      code: 'server_error',
      certainty: 'not_applied',
    });
    expect(company.requests()).toHaveLength(3);
  });

  test('a refusal is not asked again', async () => {
    const { zendesk, company } = await openCompany();
    await failureOf(zendesk.ticket.read({ ticket_id: '4711' }, readCall()));
    expect(company.requests()).toHaveLength(1);
  });

  test('a caller who gives up is not kept waiting', async () => {
    const { zendesk, company } = await openCompany({ timeoutMs: 5_000 });
    company.plan({ system: 'zendesk', times: 99, fault: { kind: 'silent' } });
    const started = performance.now();
    const gaveUp = zendesk.history.read(history, { signal: AbortSignal.timeout(150) });
    expect(await failureOf(gaveUp)).toMatchObject({ code: 'no_answer' });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(company.requests()).toHaveLength(1);
  });
});

test('the wait before the next attempt grows, and Retry-After goes before it', () => {
  expect(retryDelay({ status: 500, retryAfter: null }, 1)).toBe(250);
  expect(retryDelay({ status: 500, retryAfter: null }, 2)).toBe(500);
  expect(retryDelay({ status: 500, retryAfter: null }, 3)).toBeUndefined();
  expect(retryDelay({ status: 429, retryAfter: '7' }, 1)).toBe(7_000);
  expect(retryDelay({ status: 429, retryAfter: 'tomorrow' }, 1)).toBe(250);
  expect(retryDelay({ status: 404, retryAfter: '7' }, 1)).toBeUndefined();
  expect(retryDelay({ cut: new Error('cut') }, 1)).toBe(250);
});
