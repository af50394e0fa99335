import { createAgent } from './agent/create-agent.ts';
import type { Agent } from './agent/port.ts';
import { mcpServers } from './connectors/mcp/mcp-servers.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/client.ts';
import { migrateDatabase } from './db/migrate.ts';
import { openQueue } from './db/queue.ts';
import { withEmojis } from './domain/ask.ts';
import type { Workflow } from './domain/workflow.ts';
import type { Context } from './engine/context.ts';
import { noMeters } from './engine/meters.ts';
import { beginDigest } from './engine/digest/keep-digest.ts';
import type { DigestOf } from './engine/digest/digest-of.ts';
import { promotable } from './engine/modes/promotable.ts';
import { peopleIn } from './engine/workspace/people.ts';
import { registerSchedules } from './engine/schedules/register-schedules.ts';
import { registerWorkflows } from './engine/workspace/register-workflows.ts';
import { sayTeamProblems } from './engine/workspace/say-team-problems.ts';
import { seedTeams } from './engine/workspace/seed.ts';
import { definitionsSeen } from './engine/tools/definitions-seen.ts';
import { watchPauses } from './jobs/watch-pauses.ts';
import { watchTools } from './jobs/watch-tools.ts';
import { startSchedules } from './jobs/schedules.ts';
import { startAskWorker } from './jobs/ask-worker.ts';
import { startWorkers } from './jobs/workers.ts';
import type { Workers } from './jobs/workers.ts';
import { createLogger } from './lib/logger.ts';
import type { Logger } from './lib/logger.ts';
import { systemClock } from './lib/time.ts';
import type { Clock } from './lib/time.ts';
import { knownSecrets } from './secrets/known-secrets.ts';
import { slackPointing } from './slack/asks/slack-pointing.ts';
import { clickClient, postingClient, uploadClient } from './slack/clients.ts';
import { listen } from './slack/listeners.ts';
import { startOutbox } from './slack/outbox/start-outbox.ts';
import { renderWithoutSecrets } from './slack/outbox/without-secrets.ts';
import type { OutboxOptions } from './slack/outbox/outbox.ts';
import { openGallery } from './slack/pictures/gallery.ts';
import { slackDirectory } from './slack/directory.ts';
import { nameOf } from './slack/name-of.ts';
import { messageUrl } from './slack/message-url.ts';
import { boltApp } from './slack/receive/bolt-app.ts';
import { identify } from './slack/receive/identify.ts';
import { receiveFrom } from './slack/receive/receive.ts';
import { renderer } from './slack/render.ts';
import { workUnderWay } from './slack/under-way.ts';
import { eligibilityFor } from './engine/authority.ts';
import { readStanding } from './reports/standing.ts';
import { digestFor } from './reports/digest/digest-for.ts';
import type { Sources } from './reports/run-view.ts';
import { apiListener } from './web/api/api.ts';
import { hooksListener } from './web/hooks/hooks.ts';
import { loadMetrics } from './web/metrics/load-metrics.ts';
import { metricsListener } from './web/metrics/metrics-listener.ts';
import { readiness } from './web/readiness.ts';
import { startWebServer } from './web/server.ts';
import { connectorsFrom } from './systems.ts';
import { notOffered, shippedWorkflows } from './workflows/shipped.ts';
import type { Connectors } from './workflows/shipped.ts';

/** Slack allows about one post a second in a channel, with short bursts. */
const slackPace = { postsPerSecond: 1, burst: 4 };
const usualWorkers = { agents: 8, executors: 4 };
const drainMs = 20_000;

/** What tests and benches put in place of what the configuration gives. */
export type Replaced = {
  now?: Clock;
  log?: Logger;
  agent?: Agent;
  workflows?: (connectors: Connectors) => readonly Workflow[];
  workers?: Workers;
  pace?: OutboxOptions['pace'];
};

export type RunningApp = {
  port: number;
  ctx: Context;
  /** Takes no new work, lets what is under way end or hands it over, then closes everything. */
  stop(): Promise<void>;
};

/** Puts the app together and starts it. When a part cannot be reached it throws with what to do, and leaves nothing open. */
export async function startApp(config: Config, replaced: Replaced = {}): Promise<RunningApp> {
  await using opened = new AsyncDisposableStack();
  const { now = systemClock, log = createLogger(config.logLevel), pace = slackPace } = replaced;
  const { databaseUrl, slack } = config;
  const access = { token: slack.botToken, ...(slack.apiUrl ? { apiUrl: slack.apiUrl } : {}) };
  const metrics = config.metricsToken ? await loadMetrics(config.model.model) : undefined;
  const meters = metrics?.meters ?? noMeters;
  if (!metrics) log.info('METRICS_TOKEN is not set: there is no /metrics');
  const client = clickClient(access, meters);
  const identity = await identify(client, slack.botToken);

  await migrateDatabase(databaseUrl);
  const { db, close } = openDatabase(databaseUrl);
  opened.defer(close);
  const queue = await openQueue(databaseUrl, (error) => log.warn({ err: error }, 'queue connection'));

  const connectors = connectorsFrom(config, now, db);
  for (const absent of notOffered(connectors)) log.info(absent, 'workflow not offered');
  const workflows = withEmojis((replaced.workflows ?? shippedWorkflows)(connectors), config.emojis);
  for (const id of Object.keys(config.emojis))
    if (!workflows.some((workflow) => workflow.id === id))
      log.warn({ workflow: id }, 'LEENOPS_EMOJIS names a workflow that is not offered here');
  const halts = watchPauses({ db, workflows, log });
  opened.defer(() => halts.stop());
  const mcp = mcpServers(config.mcp);
  opened.defer(() => mcp.close());
  const toolbox = watchTools({
    db,
    log,
    workflows,
    foreign: mcp,
    async onChanged(changed) {
      await registerWorkflows({ ...ctx, workflows: changed });
      ctx.workflows = changed;
    },
  });
  opened.defer(() => toolbox.stop());
  const bell: { ring?: () => void } = {};
  const ctx: Context = {
    db,
    queue,
    now,
    log,
    agent: replaced.agent ?? createAgent(config.model),
    people: peopleIn(db, slackDirectory(client, identity.teamId), now),
    halts,
    toolbox,
    admins: config.admins,
    workflows,
    dailyCostMicroUsd: config.dailyCostMicroUsd,
    secrets: knownSecrets(config.ownSecrets),
    linkHosts: config.linkHosts,
    timeZone: config.timeZone,
    looks: config.looks,
    meters,
    digestChannel: config.digestChannel ?? null,
    wake: () => bell.ring?.(),
  };
  const { agent, people } = ctx;
  const model = { label: agent.label, kind: agent.kind };
  const { url } = identity;
  const sources: Sources = {
    db,
    get workflows() {
      return ctx.workflows;
    },
    model,
    now,
    membersOf: (team) => people.membersOf(team),
    eligibilityOf: (deciders, asking) => eligibilityFor(people, deciders, asking),
    nameOf: (person) => nameOf(client, person),
    ...(url
      ? { threadUrl: (...place: [string, string, (string | null)?]) => messageUrl(url, ...place) }
      : {}),
  };
  const gallery = openGallery(ctx, uploadClient(access, meters));
  opened.defer(() => gallery.ended());
  const digestOf: DigestOf = (week, workflowIds) =>
    digestFor(
      { ...sources, promotable: (workflow) => promotable(ctx, workflow) },
      { week, timeZone: ctx.timeZone, ...(workflowIds ? { workflowIds } : {}) },
    );
  const outbox = startOutbox({
    ctx,
    gallery,
    client: postingClient(access, meters),
    render: renderWithoutSecrets(ctx.secrets, renderer(sources, now)),
    pace,
  });
  bell.ring = () => outbox.wake();
  opened.defer(async () => void (await outbox.drain(drainMs)));
  opened.defer(() => queue.drain(drainMs));

  await halts.look();
  await registerWorkflows(ctx, config.seed.modes);
  await registerSchedules(ctx, config.seed.pausedSchedules ?? []);
  await toolbox.look();
  mcp.connect(
    (server, listed) => definitionsSeen(ctx, server, listed),
    (server, trouble) => log[trouble ? 'warn' : 'info']({ server }, trouble ?? 'MCP server connected'),
  );
  await seedTeams(ctx, config.seed);
  await sayTeamProblems(ctx);
  await beginDigest(ctx);

  const reception = receiveFrom(slack.receive, slack.apiUrl, log);
  const underWay = workUnderWay(log);
  opened.defer(() => underWay.ended());
  const desk = { ctx, sources, client, workspaceUrl: url, underWay, gallery, digestOf };
  listen(boltApp(reception.receiver, identity, slack.apiUrl, meters), desk);
  await startWorkers(ctx, queue, replaced.workers ?? usualWorkers);
  await startAskWorker(ctx, queue, slackPointing(desk));
  const schedules = startSchedules(ctx, digestOf, config.sealFile);
  opened.defer(() => schedules.stop());
  const web = await startWebServer({
    port: config.port,
    readiness: readiness({
      database: () => db.execute('select 1'),
      queue: () => queue.check(),
      ...(reception.check ? { slack: () => reception.check?.() } : {}),
    }),
    api: apiListener({ ctx, sources }),
    hooks: hooksListener(ctx, config.webhooks),
    ...(metrics && config.metricsToken
      ? {
          metrics: metricsListener({
            token: config.metricsToken,
            metrics,
            standing: () => readStanding(db, now()),
            now,
            log,
          }),
        }
      : {}),
    ...(reception.listener ? { slack: reception.listener } : {}),
  });
  opened.defer(() => web.close());
  await reception.start();
  opened.defer(() => reception.stop());
  log.info({ port: web.port, receive: slack.receive.by, model: agent.model, kind: agent.kind }, 'ready');

  const running = opened.move();
  return {
    port: web.port,
    ctx,
    async stop() {
      log.info('draining');
      await running.disposeAsync();
      log.info('stopped');
    },
  };
}
