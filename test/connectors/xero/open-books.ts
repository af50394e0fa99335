import { onTestFinished } from 'vitest';
import type { XeroConfig } from '../../../src/connectors/xero/xero-config.ts';
import { xeroConnector } from '../../../src/connectors/xero/xero-connector.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { companyKeys } from '../../../src/sandbox/company/company-keys.ts';
import { billIdOf, seedPayables } from '../../../src/sandbox/company/seed/seed-payables.ts';
import { startCompany } from '../../../src/sandbox/company/start-company.ts';
import type { XeroState } from '../../../src/sandbox/company/xero/xero-state.ts';

export const today = new Date('2026-11-20T12:00:00Z');

type Options = { change?: (state: XeroState) => void; config?: Partial<XeroConfig> };

/** Hearth & Pine's books for one test; `setTime` moves the clock of both sides. */
export async function openBooks({ change, config = {} }: Options = {}) {
  let time = today;
  const seed = { xero: seedPayables(today) };
  change?.(seed.xero);
  const company = await startCompany({ now: () => time, seed });
  onTestFinished(() => company.close());
  const connector = xeroConnector({
    clientId: companyKeys.xeroClientId,
    clientSecret: companyKeys.xeroClientSecret,
    apiUrl: company.xeroUrl,
    identityUrl: company.xeroUrl,
    webUrl: company.url,
    timeoutMs: 2_000,
    patienceMs: 3_000,
    now: () => time,
    ...config,
  });
  const bill = (number: string, copy?: number) => {
    const found = company.state().xero.bills.find(({ id }) => id === billIdOf(number, copy));
    if (!found) throw new Error(`There is no bill ${number}.`);
    return found;
  };
  return {
    company,
    connector,
    xero: connector.tools,
    bill,
    notesOn: (number: string) =>
      company
        .state()
        .xero.history.filter(({ of, kind }) => of === bill(number).id && kind === 'Note')
        .map(({ text }) => text),
    tokensAsked: () => company.requests().filter((request) => request === 'POST /connect/token').length,
    setTime: (next: Date) => {
      time = next;
    },
    /** Token and organisation are known, so that a planned fault befalls what the test is about. */
    warm: () => connector.tools.people.read({}, { signal: AbortSignal.timeout(5_000) }),
  };
}

export const match = { bill_id: billIdOf('INV-2041'), amount: 110_880, currency: 'eur' } satisfies JsonObject;
