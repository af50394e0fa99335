import type { AuditEvent } from '../../domain/event.ts';
import { person, theAgent } from '../../domain/event.ts';
import type { Mode, Trigger } from '../../domain/run.ts';
import { asRunTool } from '../../domain/tool-grant.ts';
import { toolsOf } from '../../domain/workflow.ts';
import type { Workflow } from '../../domain/workflow.ts';
import type { NewContent } from '../../db/contents.ts';
import { newContent } from '../../db/contents.ts';
import { demoModel } from '../../config/demo.ts';
import type { JsonObject } from '../../lib/json.ts';
import { later } from '../../lib/time.ts';
import type { Chance } from './chance.ts';
import type { Rows } from './rows.ts';
import type { Trouble } from './troubles.ts';

/** What is written, and by what chances. */
export type Book = { rows: Rows; troubles: Trouble[]; chance: Chance; channelOf(team: string): string };

export type RunRow = Rows['runs'][number];
export type ProposalRow = Rows['proposals'][number];
export type ReviewRow = Rows['reviews'][number];

/** Writes the life of one run, in its order: `at` only goes forward. */
export type Scribe = {
  book: Book;
  workflow: Workflow;
  run: RunRow;
  at: Date;
  pass(milliseconds: number): void;
  record(...written: AuditEvent[]): void;
  keep(body: unknown): NewContent;
  moveTo(status: RunRow['status'], also?: Partial<RunRow>): void;
};

export type Begun = {
  workflow: Workflow;
  mode: Mode;
  trigger: Trigger;
  requester: string | null;
  intake: JsonObject;
  at: Date;
  rerunOf?: string;
  from?: JsonObject;
};

/** Where the time goes that a run stands in a status. */
const spentIn: Partial<
  Record<RunRow['status'], 'queueMs' | 'agentMs' | 'reviewMs' | 'executionMs' | 'blockedMs'>
> = {
  queued: 'queueMs',
  running: 'agentMs',
  awaiting_review: 'reviewMs',
  executing: 'executionMs',
  blocked: 'blockedMs',
};

/** A run is asked for, or told of by a system. */
export function beginRun(book: Book, begun: Begun): Scribe {
  const { workflow, mode, trigger, requester, intake, rerunOf = null, from = {} } = begun;
  const { rows, chance } = book;
  const subject = workflow.subject(intake);
  const id = chance.id('run');
  const channelId = book.channelOf((mode === 'pilot' && workflow.pilot?.home) || workflow.home);
  const run: RunRow = {
    id,
    workflowId: workflow.id,
    workflowVersion: workflow.version,
    mode,
    status: 'queued',
    trigger,
    intakeKey: `history:${id}`,
    subjectKey: subject.key,
    subjectLabel: subject.label,
    intakeId: '',
    requesterId: requester,
    askedIn: requester ? channelId : null,
    channelId,
    rerunOf,
    receivedAt: begun.at,
    movedAt: begun.at,
    enteredAt: begun.at,
    queueMs: 0,
    agentMs: 0,
    reviewMs: 0,
    executionMs: 0,
    blockedMs: 0,
  };
  const scribe: Scribe = {
    book,
    workflow,
    run,
    at: begun.at,
    pass(milliseconds) {
      scribe.at = later(scribe.at, Math.max(1, Math.round(milliseconds)));
    },
    record(...written) {
      for (const { type, actor, surface = 'none', data = {} } of written)
        rows.events.push({
          chain: id,
          type,
          actorKind: actor.kind,
          actorId: actor.id,
          surface,
          data,
          at: scribe.at,
        });
    },
    keep(body) {
      const content = newContent(body, chance.id('txt'), chance.hex(32));
      const { id: textId, salt, hash } = content;
      rows.contents.push({ id: textId, runId: id, body, salt, hash, writtenAt: scribe.at });
      return content;
    },
    moveTo(status, also = {}) {
      const spent = spentIn[run.status];
      const stood = scribe.at.getTime() - (run.enteredAt ?? begun.at).getTime();
      if (spent) run[spent] = (run[spent] ?? 0) + stood;
      Object.assign(run, also, { status, movedAt: scribe.at, enteredAt: scribe.at });
    },
  };
  rows.runs.push(run);
  const text = scribe.keep(intake);
  run.intakeId = text.id;
  const data = { workflow: workflow.id, version: workflow.version, trigger, intake: text.hash, ...from };
  scribe.record({
    type: 'run.queued',
    actor: requester ? person(requester) : { kind: 'system', id: trigger },
    surface: requester ? 'command' : 'none',
    data: rerunOf ? { ...data, rerunOf } : data,
  });
  return scribe;
}

/** The agent takes the run up, for the first time or once more. */
export function beginAttempt({ run, workflow, at, record, moveTo }: Scribe): void {
  const attempt = (run.attempt ?? 0) + 1;
  const tools = toolsOf(workflow)
    .filter(({ definition }) => definition === undefined)
    .map(asRunTool);
  moveTo('running', { attempt, tools, startedAt: run.startedAt ?? at });
  record({
    type: 'run.started',
    actor: theAgent(demoModel),
    data: { attempt, tools: tools.map(({ name }) => name) },
  });
}
