import { sql } from 'drizzle-orm';
import type { AuditEvent } from '../domain/event.ts';
import { newId } from '../lib/ids.ts';
import type { Db } from './client.ts';
import type { NewContent } from './contents.ts';
import { rowReader } from './json-rows.ts';
import type { JsonRow } from './json-rows.ts';
import { standsStill } from './pauses.ts';
import { settledRuns } from './runs.ts';
import type { Run } from './runs.ts';
import { runs } from './schema/runs.ts';

/** A run as it begins: queued, in its workflow's mode, in the channel of its workflow's home. */
export type NewRun = Pick<
  Run,
  | 'id'
  | 'workflowId'
  | 'workflowVersion'
  | 'trigger'
  | 'intakeKey'
  | 'requesterId'
  | 'askedIn'
  | 'messageTs'
  | 'messageThreadTs'
  | 'rerunOf'
> & {
  subject: { key: string; label: string };
  home: string;
  /** It is in pilot, and has a place there: its thread is in the channel of this team where that is bound. Null: it is not in pilot. */
  pilot: { home: string | null } | null;
  intake: NewContent;
  /** Not where its subject was settled before and nothing is known to have changed since. */
  unlessSettled: boolean;
  event: AuditEvent;
  now: Date;
};

const readRun = rowReader(runs);

/**
 * Writes the run with its intake, its first event and its thread, in one statement since somebody waits for it. Undefined,
 * and nothing is written, when its intake key (of a run or of one who joined one) or its open subject is there already, or its workflow
 * has no mode or home, is paused, or is in pilot where `pilot` says that it is not, or the other way round.
 */
export async function insertQueuedRun(tx: Db, run: NewRun): Promise<Run | undefined> {
  const { id, subject, intake, event } = run;
  const now = sql`${run.now.toISOString()}::timestamptz`;
  const root = newId('msg');
  const [written] = await tx.execute<{ run: JsonRow }>(sql`
    with run as (
      insert into runs (id, workflow_id, workflow_version, mode, status, trigger, intake_key, subject_key, subject_label,
        intake_id, requester_id, asked_in, message_ts, message_thread_ts, rerun_of, channel_id, received_at, moved_at,
        entered_at, queue_ms, agent_ms, review_ms, execution_ms, blocked_ms)
      select ${id}, ${run.workflowId}, ${run.workflowVersion}, workflows.mode, 'queued', ${run.trigger}, ${run.intakeKey},
        ${subject.key}, ${subject.label}, ${intake.id}, ${run.requesterId}, ${run.askedIn}, ${run.messageTs}, ${run.messageThreadTs},
        ${run.rerunOf}, ${channelOf(run)}, ${now}, ${now}, ${now}, 0, 0, 0, 0, 0
      from workflows, teams where workflows.id = ${run.workflowId} and teams.id = ${run.home}
        and (workflows.mode = 'pilot') = ${run.pilot !== null} and not ${standsStill(run.workflowId)} and not exists (select from joins where key = ${run.intakeKey})
        and not ${isHeld(run)}
      on conflict do nothing returning *),
    text as (
      insert into contents (id, run_id, body, salt, hash, written_at)
      select ${intake.id}, id, ${JSON.stringify(intake.body)}::jsonb, ${intake.salt}, ${intake.hash}, ${now} from run),
    event as (
      insert into events (chain, type, actor_kind, actor_id, surface, data, at)
      select id, ${event.type}, ${event.actor.kind}, ${event.actor.id}, ${event.surface ?? 'none'},
        ${JSON.stringify(event.data ?? {})}::jsonb, ${now} from run),
    thread as (
      insert into messages (id, run_id, kind, about_id, channel_id, thread_of, state, due_at)
      select message.id, run.id, message.kind, run.id, run.channel_id, message.thread_of, 'waiting', ${now}
      from run, (values (${root}, 'root', null), (${newId('msg')}, 'steps', ${root})) as message (id, kind, thread_of))
    select to_json(run) as run from run`);
  return written && readRun(written.run);
}

function channelOf({ pilot }: NewRun) {
  if (!pilot?.home) return sql`teams.channel_id`;
  return sql`coalesce((select channel_id from teams as piloting where piloting.id = ${pilot.home}), teams.channel_id)`;
}

function isHeld({ unlessSettled, workflowId, subject }: NewRun) {
  return unlessSettled
    ? sql`exists (select ${settledRuns({ workflowId, subjectKey: subject.key })})`
    : sql`false`;
}
