import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../lib/time.ts';
import type { CompanyState } from './company-state.ts';
import { companyServer } from './company-server.ts';
import { Faults, type PlannedFault } from './faults.ts';
import { hookSender } from '../hooks/hook-sender.ts';
import type { HookSender } from '../hooks/hook-sender.ts';
import { seedCompany } from './seed/seed-company.ts';
import { keepStateFile, readStateFile } from './state-file.ts';
import { contactEvents } from './hubspot/contact-events.ts';
import { invoiceEvents } from './xero/invoice-events.ts';
import { ticketEvents } from './zendesk/ticket-events.ts';

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
  /** What the systems tell of changes, once somebody subscribes. */
  hooks: HookSender;
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
  const hooks = hookSender();
  let url = '';
  const news = [
    ticketEvents(state.zendesk),
    invoiceEvents(state.xero, () => url),
    contactEvents(state.hubspot),
  ];
  const server = createServer(
    companyServer({
      state,
      now,
      faults,
      asked: (request) => requests.push(request),
      changed: () => {
        file?.changed();
        for (const hook of news.flatMap((tell) => tell())) hooks.send(hook);
      },
    }),
  );

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

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
    hooks,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await hooks.close();
      file?.flush();
    },
  };
}
