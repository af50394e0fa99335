import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults, type PlannedFault, pauseFor } from '../company/faults.ts';
import { readRequest, sendAnswer } from '../company/wire.ts';
import type { CompanyAnswer } from '../company/wire.ts';
import { hookSender } from '../hooks/hook-sender.ts';
import type { HookSender } from '../hooks/hook-sender.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Act } from './act.ts';
import { answerGithub } from './answer-github.ts';
import { actOnIssue } from './act-on-issue.ts';
import { issuePage } from './issue-page.ts';
import { openJournal } from './journal.ts';
import { type Emulator, openEmulator } from './open-emulator.ts';
import { faultAnswer } from './refusals.ts';
import { searchPage } from './search-page.ts';

export type GithubServer = {
  /** Where the API answers, and where people open issues. */
  url: string;
  /** The emulator behind it starts with the first request; this waits until it has. */
  ready(): Promise<void>;
  /** Lets something go wrong with requests to come. */
  plan(fault: Omit<PlannedFault, 'system'>): void;
  /** Every request of the API so far, oldest first: `POST /repos/acme/shop/issues/42/comments`. */
  requests(): string[];
  /** Somebody does something in GitHub itself. */
  act(act: Act): Promise<unknown>;
  /** What GitHub tells of changes, once somebody subscribes. */
  hooks: HookSender;
  close(): Promise<void>;
};

/** Where the emulator tells us of changes, for us to tell them as GitHub would. */
const relayPath = '/relay';

/** Starts a GitHub on one local port. Its issues are kept in the file over restarts; without one they are forgotten. */
export async function startGithub(
  options: { port?: number; stateFile?: string } = {},
): Promise<GithubServer> {
  const journal = openJournal(options.stateFile);
  const faults = new Faults();
  const startedAt = new Date();
  const requests: string[] = [];
  let emulator: Promise<Emulator> | undefined;
  const opened = () => (emulator ??= openEmulator(journal.acts, `${url}${relayPath}`));
  const hooks = hookSender();
  let url = '';

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: asked = '/' } = message;
    if (asked === relayPath) return relay(message, response, await opened());
    if (asked.startsWith('/search?'))
      return sendAnswer(response, await searchPage(await opened(), asked, startedAt));
    if (!asked.startsWith('/repos/') && asked !== '/user')
      return sendAnswer(response, await page(message, asked));
    requests.push(`${method} ${asked}`);
    const fault = faults.take('github', method);
    const request = await readRequest(message, () => pauseFor(fault));
    if (fault?.kind === 'silent') return;
    if (fault?.kind === 'status') return sendAnswer(response, faultAnswer(fault.status, fault.retryAfter));
    const { url: emulatorUrl } = await opened();
    const answer = await answerGithub(
      { emulatorUrl, ownUrl: url, startedAt, changed: (act) => journal.add(act) },
      request,
    );
    if (fault?.kind === 'cut') response.destroy();
    else sendAnswer(response, answer);
  }

  /** The emulator numbers its deliveries anew each time it starts; GitHub never gives an id twice. */
  async function relay(message: IncomingMessage, response: ServerResponse, { url: own }: Emulator) {
    const { headers, body } = await readRequest(message, async () => {});
    const event = String(headers['x-github-event']);
    if (event !== 'ping')
      hooks.send({
        vendor: 'github',
        body: JSON.parse(body.replaceAll(own, url)) as object,
        headers: { 'x-github-event': event, 'x-github-delivery': randomUUID() },
      });
    sendAnswer(response, { status: 200, body: '' });
  }

  async function page(message: IncomingMessage, asked: string): Promise<CompanyAnswer> {
    const there = await opened();
    if (message.method !== 'POST') return issuePage(there, asked);
    return actOnIssue(there, await readRequest(message, async () => {}), (act) => journal.add(act));
  }

  const server = createServer((message, response) => {
    serve(message, response).catch((error: unknown) => {
      if (!response.destroyed)
        sendAnswer(response, { status: 500, body: `The local GitHub failed: ${String(error)}` });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    ready: async () => void (await opened()),
    plan: (fault) => faults.plan({ system: 'github', ...fault }),
    requests: () => [...requests],
    act: async (act) => (await opened()).act(act),
    hooks,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await hooks.close();
      await (await emulator)?.close();
    },
  };
}
