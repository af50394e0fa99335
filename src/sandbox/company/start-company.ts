import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../lib/time.ts';
import type { CompanyState } from './company-state.ts';
import { companyServer } from './company-server.ts';
import { Faults, type PlannedFault } from './faults.ts';
import { seedCompany } from './seed/seed-company.ts';
import { keepStateFile, readStateFile } from './state-file.ts';

export type Company = {
  /** Where people open records. */
  url: string;
  stripeUrl: string;
  zendeskUrl: string;
  xeroUrl: string;
  hubspotUrl: string;
  /** Where the web sites of other firms are: `<sitesUrl>/<host>/<path>`. */
  sitesUrl: string;
  /** Lets something go wrong with requests to come. */
  plan(fault: PlannedFault): void;
  /** Every request so far, oldest first: `POST /v1/refunds`. */
  requests(): string[];
  /** A copy of what the systems hold now. */
  state(): CompanyState;
  close(): Promise<void>;
};

/** Starts Hearth & Pine: its Stripe, its Zendesk, its Xero, its HubSpot and its pages, on one local port. */
export async function startCompany(
  options: { port?: number; stateFile?: string; now?: Clock; seed?: Partial<CompanyState> } = {},
): Promise<Company> {
  const { port = 0, stateFile, now = systemClock, seed } = options;
  const kept = stateFile === undefined ? undefined : readStateFile(stateFile);
  const state = { ...seedCompany(now()), ...(kept ?? seed) };
  const file = stateFile === undefined ? undefined : keepStateFile(stateFile, state);
  const faults = new Faults();
  const requests: string[] = [];
  const server = createServer(
    companyServer({
      state,
      now,
      faults,
      asked: (request) => requests.push(request),
      changed: () => file?.changed(),
    }),
  );

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    stripeUrl: url,
    zendeskUrl: url,
    xeroUrl: url,
    hubspotUrl: url,
    sitesUrl: `${url}/sites`,
    plan: (fault) => faults.plan(fault),
    requests: () => [...requests],
    state: () => structuredClone(state),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      file?.flush();
    },
  };
}
