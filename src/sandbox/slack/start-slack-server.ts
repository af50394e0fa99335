import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Changes } from './changes.ts';
import { Deliveries, slackTiming } from './delivery/deliveries.ts';
import type { Timing } from './delivery/deliveries.ts';
import { driving } from './driving.ts';
import type { Driving } from './driving.ts';
import { route } from './http/route.ts';
import type { ServePage } from './http/route.ts';
import type { AppSettings, LocalSlack } from './local-slack.ts';
import { Recent } from './recent.ts';
import { Faults } from './web-api/faults.ts';
import { createPace } from './web-api/pace.ts';
import { ResponseUrls } from './web-api/response-urls.ts';
import { TriggerIds } from './web-api/trigger-ids.ts';
import { createWorkspace, withSeed } from './workspace/create-workspace.ts';
import type { Seed } from './workspace/create-workspace.ts';
import { keepInFile, loadWorkspace } from './workspace/state-file.ts';
import type { Workspace } from './workspace/workspace.ts';

export type SlackServerOptions = {
  /** Who and what is there at first. */
  seed: Seed;
  app: AppSettings;
  /** Left out, any free port. */
  port?: number;
  /** Keeps the workspace over restarts. */
  stateFile?: string;
  /** How strict the rate limits are: 1 is Slack's pace, 10 ten times as fast. */
  pace?: number | 'off';
  timing?: Partial<Timing>;
  now?: () => number;
  page?: ServePage;
};

export type SlackServer = Driving & {
  url: string;
  /** For SLACK_API_URL. */
  apiUrl: string;
  close(): Promise<void>;
};

/** Starts the local Slack on the loopback interface: a workspace that answers, refuses and delivers as Slack does. */
export async function startSlackServer(options: SlackServerOptions): Promise<SlackServer> {
  const { app, stateFile, pace = 1, timing, now = Date.now, page = () => false } = options;
  const workspace = openWorkspace(options);
  const changes = new Changes();
  let url = '';
  const slack: LocalSlack = {
    workspace,
    app,
    now,
    url: () => url,
    changes,
    triggers: new TriggerIds(now),
    responseUrls: new ResponseUrls(now, () => url),
    faults: new Faults(),
    calls: new Recent(),
    pace: createPace(pace, now),
    deliveries: new Deliveries(app, { ...slackTiming, ...timing }),
  };
  const file = stateFile === undefined ? undefined : keepInFile(stateFile, workspace);
  if (file) changes.listen(file.changed);
  const server = createServer((req, res) => void route(slack, page, req, res));
  server.on('upgrade', (req, socket, head) => slack.deliveries.sockets.accept(req, socket, head));
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...driving(slack),
    url,
    apiUrl: `${url}/api/`,
    async close() {
      slack.deliveries.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await file?.flush();
    },
  };
}

function openWorkspace({ seed, stateFile }: SlackServerOptions): Workspace {
  const kept = stateFile === undefined ? undefined : loadWorkspace(stateFile);
  return kept ? withSeed(kept, seed) : createWorkspace(seed);
}
