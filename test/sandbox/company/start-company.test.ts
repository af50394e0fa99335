import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { companyKeys } from '../../../src/sandbox/company/company-keys.ts';
import { startCompany } from '../../../src/sandbox/company/start-company.ts';
import { today } from './open-company.ts';

describe('the company over restarts', () => {
  test('a refund is still there after a restart, and so is the answer under its key', async () => {
    const stateFile = join(temporaryDirectory(), 'sandbox', 'company.json');
    const first = await startCompany({ stateFile, now: () => today });
    const answer = await refund(first.stripeUrl);
    await first.close();

    const second = await startCompany({ stateFile, now: () => today });
    onTestFinished(() => second.close());
    expect(second.state()).toEqual(first.state());
    expect(await refund(second.stripeUrl)).toEqual(answer);
    expect(second.state().stripe.refunds).toHaveLength(first.state().stripe.refunds.length);
  });

  test('the file is written whole and soon, without waiting for the end', async () => {
    const directory = temporaryDirectory();
    const stateFile = join(directory, 'company.json');
    const company = await startCompany({ stateFile, now: () => today });
    onTestFinished(() => company.close());
    await refund(company.stripeUrl);
    await expect.poll(() => readdirSync(directory)).toEqual(['company.json']);
    expect(JSON.parse(readFileSync(stateFile, 'utf8'))).toEqual(company.state());
  });

  test('a file of another format is refused with the remedy', async () => {
    const stateFile = join(temporaryDirectory(), 'company.json');
    writeFileSync(stateFile, '{"format":99}');
    await expect(startCompany({ stateFile })).rejects.toThrow('Delete the file to start afresh');
  });

  test('a port that is taken is an error', async () => {
    const first = await startCompany();
    onTestFinished(() => first.close());
    await expect(startCompany({ port: Number(new URL(first.url).port) })).rejects.toThrow('EADDRINUSE');
  });

  test('closing does not wait for a request that never ends', async () => {
    const company = await startCompany();
    company.plan({ system: 'stripe', fault: { kind: 'silent' } });
    const hanging = refund(company.stripeUrl).catch((error: unknown) => error);
    await expect.poll(() => company.requests()).toHaveLength(1);
    await company.close();
    expect(await hanging).toBeInstanceOf(TypeError);
  });
});

async function refund(stripeUrl: string): Promise<unknown> {
  const answer = await fetch(`${stripeUrl}/v1/refunds`, {
    method: 'POST',
    headers: { authorization: `Bearer ${companyKeys.stripeApiKey}`, 'idempotency-key': 'act_1' },
    body: new URLSearchParams({ charge: 'ch_3HP20417a', amount: '8400' }),
  });
  return answer.json();
}

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'company-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return directory;
}
