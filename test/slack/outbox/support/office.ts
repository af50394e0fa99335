import { onTestFinished } from 'vitest';
import { pino } from 'pino';
import type { Db } from '../../../../src/db/client.ts';
import { openDatabase } from '../../../../src/db/client.ts';
import type { Workflow } from '../../../../src/domain/workflow.ts';
import type { Context } from '../../../../src/engine/context.ts';
import { noMeters } from '../../../../src/engine/meters.ts';
import type { SlackServer } from '../../../../src/sandbox/slack/start-slack-server.ts';
import { postingClient, uploadClient } from '../../../../src/slack/clients.ts';
import { minute } from '../../../../src/lib/time.ts';
import type { Outbox, OutboxOptions } from '../../../../src/slack/outbox/outbox.ts';
import { startOutbox } from '../../../../src/slack/outbox/start-outbox.ts';
import { openGallery } from '../../../../src/slack/pictures/gallery.ts';
import { openJobTable } from '../../../engine/support/job-table.ts';
import type { Job } from '../../../engine/support/job-table.ts';
import { freshDatabase } from '../../../support/postgres.ts';
import { openLocalSlack, token } from './local-slack.ts';
import type { LocalSlackOptions } from './local-slack.ts';

export type Office = {
  db: Db;
  ctx: Context;
  slack: SlackServer;
  clock: { now: () => Date; advance: (ms: number) => void };
  /** Removes and answers the jobs that followed. */
  takeJobs(): Promise<Job[]>;
  /** What was logged, one JSON line each. */
  logged: string[];
  /** An outbox over its own connections, as another process would have. It looks when woken or asked to be idle. */
  openOutbox(options?: Partial<OutboxOptions>): Outbox;
};

/** A database, a local Slack with a support channel, and a clock that also jumps. */
export async function openOffice(options: LocalSlackOptions = {}): Promise<Office> {
  const { url, drop } = await freshDatabase();
  onTestFinished(drop);
  const slack = await openLocalSlack(options);
  const clock = jumpingClock();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(line) });

  const ground = openDatabase(url, { max: 1 });
  onTestFinished(ground.close);
  const jobs = await openJobTable(ground.db, clock.now);

  const openContext = (): Context => {
    const { db, close } = openDatabase(url);
    onTestFinished(close);
    const workflows = [{ id: 'support-triage', owner: 'support-leads' } as Workflow];
    const untouched = {
      queue: jobs.queue,
      agent: unused('agent'),
      people: unused('people'),
      halts: unused('halts'),
      timeZone: 'UTC',
      toolbox: unused('toolbox'),
      admins: [],
      dailyCostMicroUsd: null,
      secrets: { findIn: async () => [] },
      linkHosts: null,
      meters: noMeters,
      digestChannel: null,
    };
    return { ...untouched, db, workflows, log, now: clock.now, wake: () => {} } as Context;
  };
  const openOutbox: Office['openOutbox'] = (changed = {}) => {
    const ctx = openContext();
    const gallery = openGallery(ctx, uploadClient({ token, apiUrl: slack.apiUrl }));
    onTestFinished(() => gallery.ended());
    const outbox = startOutbox({
      ctx,
      gallery,
      client: postingClient({ token, apiUrl: slack.apiUrl }),
      render: async ({ kind, wanted }) => said(`${kind} ${wanted}`),
      pace: { postsPerSecond: 1000, burst: 1000 },
      pollMs: minute,
      random: () => 1,
      ...changed,
    });
    onTestFinished(async () => void (await outbox.drain(5_000)));
    return outbox;
  };
  const ctx = openContext();
  return { db: ctx.db, ctx, slack, clock, logged, openOutbox, takeJobs: jobs.take };
}

export const said = (text: string) => ({
  text,
  blocks: [{ type: 'section' as const, text: { type: 'mrkdwn' as const, text } }],
});

function jumpingClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    advance(ms: number) {
      ahead += ms;
    },
  };
}

function unused(name: string): object {
  return new Proxy(
    {},
    {
      get() {
        throw new Error(`The outbox has no business with ${name}.`);
      },
    },
  );
}
