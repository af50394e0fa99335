import { createAgent } from './agent/create-agent.ts';
import type { Agent } from './agent/port.ts';
import { handbookConnector } from './connectors/handbook/handbook-connector.ts';
import { stripeConnector } from './connectors/stripe/stripe-connector.ts';
import { zendeskConnector } from './connectors/zendesk/zendesk-connector.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/client.ts';
import { migrateDatabase } from './db/migrate.ts';
import { openQueue } from './db/queue.ts';
import type { Workflow } from './domain/workflow.ts';
import { teamProblems } from './engine/check-teams.ts';
import type { Context } from './engine/context.ts';
import { peopleIn } from './engine/people.ts';
import { registerWorkflows } from './engine/register-workflows.ts';
import { bindTeams } from './engine/seed.ts';
import { startSchedules } from './jobs/schedules.ts';
import { startWorkers } from './jobs/workers.ts';
import type { Workers } from './jobs/workers.ts';
import { createLogger } from './lib/logger.ts';
import type { Logger } from './lib/logger.ts';
import { systemClock } from './lib/time.ts';
import type { Clock } from './lib/time.ts';
import { clickClient, postingClient } from './slack/clients.ts';
import { listen } from './slack/listeners.ts';
import { startOutbox } from './slack/outbox/start-outbox.ts';
import type { OutboxOptions } from './slack/outbox/outbox.ts';
import { boltApp } from './slack/receive/bolt-app.ts';
import { httpReceiver } from './slack/receive/http-receiver.ts';
import { identify } from './slack/receive/identify.ts';
import { socketReceiver } from './slack/receive/socket-receiver.ts';
import { renderer } from './slack/render.ts';
import { userGroupReader } from './slack/user-groups.ts';
import { startWebServer } from './web/server.ts';
import { shippedWorkflows } from './workflows/shipped.ts';

/** Slack allows about one post a second in a channel, with short bursts. */
const slackPace = { postsPerSecond: 1, burst: 4 };
const drainMs = 20_000;
const demoLabel = 'Demo rules (not AI)';

/** What tests and benches put in place of what the configuration gives. */
export type Replaced = {
  now?: Clock;
  log?: Logger;
  agent?: Agent;
  workflows?: readonly Workflow[];
  workers?: Workers;
  pace?: OutboxOptions['pace'];
};

export type RunningApp = {
  port: number;
  ctx: Context;
  /** Takes no new work, lets what is under way end or hands it over, then closes everything. */
  stop(): Promise<void>;
};

/** Puts the app together and starts it. Throws, with what to do, when a part cannot be reached. */
export async function startApp(config: Config, replaced: Replaced = {}): Promise<RunningApp> {
  const { now = systemClock, log = createLogger(config.logLevel), pace = slackPace } = replaced;
  const { workers = { agents: 8, executors: 4 } } = replaced;
  const access = {
    token: config.slack.botToken,
    ...(config.slack.apiUrl ? { apiUrl: config.slack.apiUrl } : {}),
  };
  const client = clickClient(access);
  const identity = await identify(client, config.slack.botToken);
  await migrateDatabase(config.databaseUrl);
  const database = openDatabase(config.databaseUrl);
  const queue = await openQueue(config.databaseUrl, (error) => log.warn({ err: error }, 'queue connection'));

  const bell: { ring?: () => void } = {};
  const ctx: Context = {
    db: database.db,
    queue,
    now,
    log,
    agent:
      replaced.agent ??
      createAgent({ ...config.model, ...(config.model.kind === 'demo' ? { label: demoLabel } : {}) }),
    people: peopleIn(database.db, userGroupReader(client), now),
    workflows: replaced.workflows ?? shippedWorkflows(connectors(config, now)),
    wake: () => bell.ring?.(),
  };
  await registerWorkflows(ctx, config.seed.modes);
  await bindTeams(ctx, config.seed);
  const problems = await teamProblems(ctx);
  if (problems.length) throw new Error(problems.join('\n'));

  const sources = {
    db: database.db,
    workflows: ctx.workflows,
    model: { label: ctx.agent.label, kind: ctx.agent.kind },
    membersOf: (team: string) => ctx.people.membersOf(team),
  };
  const outbox = startOutbox({ ctx, client: postingClient(access), render: renderer(sources, now), pace });
  bell.ring = () => outbox.wake();

  const receive = config.slack.receive;
  const http =
    receive.by === 'http' ? httpReceiver({ signingSecret: receive.signingSecret, log }) : undefined;
  const socket =
    receive.by === 'socket'
      ? socketReceiver({ appToken: receive.appToken, apiUrl: config.slack.apiUrl, log })
      : undefined;
  const receiver = http ?? socket;
  if (!receiver) throw new Error('Slack is received neither by HTTP nor by a socket.');
  listen(boltApp(receiver, identity, config.slack.apiUrl), { ctx, sources, client });
  await startWorkers(ctx, queue, workers);
  const schedules = startSchedules(ctx, config.sealFile);
  const web = await startWebServer({
    port: config.port,
    readiness: readiness({
      database: () => ctx.db.execute('select 1'),
      queue: () => queue.check(),
      ...(socket ? { slack: () => socket.check() } : {}),
    }),
    ...(http ? { slack: http.requestListener } : {}),
  });
  await socket?.start();
  log.info({ port: web.port, mode: receive.by, model: ctx.agent.model, kind: ctx.agent.kind }, 'ready');

  return {
    port: web.port,
    ctx,
    async stop() {
      log.info('draining');
      await socket?.stop();
      await web.close();
      await schedules.stop();
      await queue.drain(drainMs);
      await outbox.drain(drainMs);
      await database.close();
      log.info('stopped');
    },
  };
}

function connectors(config: Config, now: Clock) {
  const { stripe, zendesk, handbookUrl } = config;
  const { email, apiToken, orderFieldId, apiUrl, webUrl } = zendesk;
  return {
    stripe: stripeConnector({
      now,
      apiKey: stripe.apiKey,
      ...(stripe.apiUrl ? { apiUrl: stripe.apiUrl } : {}),
      ...(stripe.webUrl ? { webUrl: stripe.webUrl } : {}),
    }),
    zendesk: zendeskConnector({
      apiUrl,
      orderFieldId,
      auth: { email, apiToken },
      ...(webUrl ? { webUrl } : {}),
    }),
    handbook: handbookConnector({ webUrl: handbookUrl ?? null }),
  };
}

/** Asks every part at once; what does not answer is named, without its address. */
function readiness(parts: Record<string, () => Promise<unknown>>) {
  return async () => {
    const states = await Promise.all(
      Object.entries(parts).map(
        async ([name, check]) =>
          [
            name,
            await check().then(
              () => 'ok',
              () => 'not answering',
            ),
          ] as const,
      ),
    );
    return Object.fromEntries(states);
  };
}
