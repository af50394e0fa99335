import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { pino } from 'pino';
import type { Agent } from '../../../src/agent/port.ts';
import { openDatabase } from '../../../src/db/client.ts';
import { getContent } from '../../../src/db/contents.ts';
import { listChainedEvents, listEvents } from '../../../src/db/events.ts';
import { listExecutions } from '../../../src/db/executions.ts';
import { listIncidents } from '../../../src/db/incidents.ts';
import { findOpenReview } from '../../../src/db/reviews.ts';
import type { Review } from '../../../src/db/reviews.ts';
import { getRun } from '../../../src/db/runs.ts';
import type { Run } from '../../../src/db/runs.ts';
import { brokenLink } from '../../../src/domain/audit-chain.ts';
import type { Standing } from '../../../src/domain/review.ts';
import type { Mode } from '../../../src/domain/run.ts';
import type { Workflow } from '../../../src/domain/workflow.ts';
import type { ChannelStanding, Context, ForeignTools } from '../../../src/engine/context.ts';
import { executeRun } from '../../../src/engine/actions/execute-run.ts';
import { peopleIn } from '../../../src/engine/workspace/people.ts';
import { registerWorkflows } from '../../../src/engine/workspace/register-workflows.ts';
import { noMeters } from '../../../src/engine/meters.ts';
import { runAgent } from '../../../src/engine/attempts/run-agent.ts';
import { bindTeams } from './bind-teams.ts';
import { startRun } from '../../../src/engine/runs/start-run.ts';
import type { Started, StartRun } from '../../../src/engine/runs/start-run.ts';
import { knownSecrets } from '../../../src/secrets/known-secrets.ts';
import { day, later } from '../../../src/lib/time.ts';
import { watchTools } from '../../../src/jobs/watch-tools.ts';
import { ada, priya, supportChannel, teams } from '../../support/cast.ts';
import { freshDatabase } from '../../support/postgres.ts';
import { noForeignTools } from './foreign-tools.ts';
import { openJobTable } from './job-table.ts';
import { refundWorkflow } from './refund-workflow.ts';
import type { RefundSpec } from './refund-workflow.ts';
import { scriptedAgent } from './scripted-agent.ts';
import type { Script } from './scripted-agent.ts';
import { openShop } from './shop.ts';

/** A secret of LeenOps itself. */
export const ownSecret = { setting: 'SLACK_SIGNING_SECRET', value: 'the-signing-secret-of-the-shop' };

export const noon = new Date('2026-11-23T12:00:00Z');

export type Engine = Awaited<ReturnType<typeof openEngine>>;

type Opening = {
  script?: Script;
  agent?: Agent;
  mode?: Mode;
  spec?: Partial<RefundSpec>;
  /** Tools of other programs. */
  foreign?: ForeignTools;
  /** Opens every connection beforehand, so that what starts together runs together. */
  racing?: boolean;
};

const connections = 12;

/** The engine on a database of its own, with a shop, a scripted agent, the cast in its teams and a clock moved by hand. */
export async function openEngine({
  script,
  agent,
  mode = 'live',
  spec = {},
  racing = false,
  foreign = noForeignTools,
}: Opening = {}) {
  const { url, drop } = await freshDatabase();
  const { db, close } = openDatabase(url, { max: connections });
  onTestFinished(async () => {
    await close();
    await drop();
  });
  const shop = openShop();
  let time = noon;
  const jobs = await openJobTable(db, () => time);
  const accounts = new Map<string, Standing>();
  const groups = new Map<string, string[]>();
  const rooms = new Map<string, ChannelStanding>();
  const zones = new Map<string, string>();
  const directory = {
    groupMembers: async (group: string) => groups.get(group) ?? [],
    standingOf: async (person: string) => accounts.get(person) ?? ('member' as const),
    timeZoneOf: async (person: string) => zones.get(person) ?? 'Europe/Berlin',
    channelStanding: async (channel: string) => rooms.get(channel) ?? ('open' as const),
  };
  const now = () => time;
  const log = pino({ level: 'silent' });
  const workflows = [refundWorkflow(shop, spec)];
  const toolbox = watchTools(
    {
      db,
      log,
      workflows,
      foreign,
      onChanged: async (changed) => void (ctx.workflows = changed),
    },
    day,
  );
  onTestFinished(() => toolbox.stop());
  const ctx: Context = {
    db,
    now,
    queue: jobs.queue,
    agent: agent ?? scriptedAgent(script ?? (async ({ submit }) => submit())),
    people: peopleIn(db, directory, now),
    admins: [priya],
    halts: { signalOf: () => new AbortController().signal, look: async () => {} },
    dailyCostMicroUsd: null,
    secrets: knownSecrets([ownSecret]),
    linkHosts: null,
    digestChannel: null,
    timeZone: 'Europe/Berlin',
    toolbox,
    workflows,
    log,
    meters: noMeters,
    wake: () => {},
  };
  await bindTeams(ctx, { teams });
  await registerWorkflows(ctx, { refunds: mode });

  if (racing)
    await Promise.all(Array.from({ length: connections }, () => db.execute(sql`select pg_sleep(0.05)`)));

  const pass = (milliseconds: number) => {
    time = later(time, milliseconds);
  };
  const think = (runId: string, failures = 0) => runAgent(ctx, runId, AbortSignal.any([]), failures);
  const execute = (runId: string, failures = 0, as = ctx) =>
    executeRun(as, runId, AbortSignal.any([]), failures);

  return {
    url,
    ctx,
    /** What Slack says of people; members, unless said otherwise. */
    accounts,
    /** Who is in a user group of Slack. */
    groups,
    /** What LeenOps can do in channels; post, unless said otherwise. */
    rooms,
    /** Where people's clocks are; in Berlin, unless said otherwise. */
    zones,
    db,
    shop,
    pass,
    think,
    execute,
    takeJobs: jobs.take,
    /** The same engine with another version of the workflow, as after a deploy. */
    withWorkflow: (workflow: Workflow): Context => ({ ...ctx, workflows: [workflow] }),

    /** Ada asks for a run about a ticket. */
    start: (ticket: string, change: Partial<StartRun> = {}): Promise<Started> =>
      startRun(ctx, { ...asking(ticket), ...change }),

    /** Ada asks, the agent thinks: the run stands where its proposal's route led it. */
    async propose(ticket = shop.addTicket({ paid: 500_00 }).id): Promise<Run> {
      const { run } = await startRun(ctx, asking(ticket));
      await think(run.id);
      return getRun(db, run.id);
    },

    /** Ada asks for a settled run once more, or for its ticket where its texts were erased, and the agent thinks. */
    async proposeAgain(runId: string): Promise<Run> {
      const { intakeId, subjectKey } = await getRun(db, runId);
      const ticket = subjectKey.replace('desk:', '');
      const isThere = (await getContent(db, intakeId)) !== undefined;
      const { run } = await startRun(ctx, { ...asking(ticket), ...(isThere ? { rerunOf: runId } : {}) });
      await think(run.id);
      return getRun(db, run.id);
    },

    run: (runId: string) => getRun(db, runId),
    incidents: (runId: string) => listIncidents(db, runId),
    executions: (runId: string) => listExecutions(db, runId),
    events: async (chain: string) => (await listEvents(db, chain)).map(({ type }) => type),
    eventRows: (chain: string) => listEvents(db, chain),
    async openReview(runId: string): Promise<Review> {
      const review = await findOpenReview(db, runId);
      if (!review) throw new Error(`Run ${runId} has no open review.`);
      return review;
    },

    /** Everything that is wrong with the audit log; nothing, if it is as it was written. */
    async brokenLinks(): Promise<string[]> {
      const rows = await listChainedEvents(db, { chain: '', seq: 0 }, 10_000);
      const chains = Map.groupBy(rows, ({ chain }) => chain);
      return [...chains.values()].flatMap((chain) =>
        chain.flatMap((row, index) => brokenLink(row, chain[index - 1] ?? { seq: 0, hash: '' }) ?? []),
      );
    },
  };
}

let asked = 0;

export function asking(ticket: string): StartRun {
  asked += 1;
  return {
    workflowId: 'refunds',
    trigger: 'command',
    intake: { ticket },
    key: `slack:trigger:${asked}`,
    requesterId: ada,
    askedIn: supportChannel,
    surface: 'command',
  };
}
