import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults, type PlannedFault, pauseFor } from '../company/faults.ts';
import { readRequest, sendAnswer } from '../company/wire.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Act } from './act.ts';
import { answerGithub } from './answer-github.ts';
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
  close(): Promise<void>;
};

/** Starts a GitHub on one local port. Its issues are kept in the file over restarts; without one they are forgotten. */
export async function startGithub(
  options: { port?: number; stateFile?: string } = {},
): Promise<GithubServer> {
  const journal = openJournal(options.stateFile);
  const faults = new Faults();
  const startedAt = new Date();
  const requests: string[] = [];
  let emulator: Promise<Emulator> | undefined;
  const opened = () => (emulator ??= openEmulator(journal.acts));
  let url = '';

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url: asked = '/' } = message;
    if (asked.startsWith('/search?'))
      return sendAnswer(response, await searchPage(await opened(), asked, startedAt));
    if (!asked.startsWith('/repos/')) return sendAnswer(response, await issuePage(await opened(), asked));
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
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await (await emulator)?.close();
    },
  };
}
