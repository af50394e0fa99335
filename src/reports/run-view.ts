import type { Db } from '../db/client.ts';
import { findRunRows } from '../db/run-rows.ts';
import type { Proposal } from '../db/proposals.ts';
import type { Run } from '../db/runs.ts';
import { readingsIn } from '../domain/readings.ts';
import type { Deciders, Eligibility } from '../domain/review.ts';
import type { RunView } from '../domain/run-view.ts';
import { subjectRecord } from '../domain/workflow.ts';
import type { Material, Recorded, Workflow } from '../domain/workflow.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Clock } from '../lib/time.ts';
import { attemptsOf } from './attempts-of.ts';
import { executionViews } from './execution-views.ts';
import { messageViews } from './message-views.ts';
import { observationView } from './observation-view.ts';
import { proposalViews } from './proposal-views.ts';
import { recallViews } from './recall-views.ts';
import { remarksIn } from './remarks.ts';
import { reviewViews } from './review-views.ts';
import { stepViews, totalCost } from './step-views.ts';

/** What a report needs beside the database: which workflow a run is of, who is in a team, which model thinks. */
export type Sources = {
  db: Db;
  workflows: readonly Workflow[];
  model: RunView['model'];
  /** A team's members. Throws Refused when they cannot be established: a card that mentions nobody would be wrong. */
  membersOf(teamId: string): Promise<string[]>;
  /** Completes what the records say of who may decide, or of what one person may. Throws Refused as membersOf does. */
  eligibilityOf(deciders: Deciders, asking?: string): Promise<Eligibility>;
  now: Clock;
  /** What Slack calls somebody, for places where a mention would call them; undefined when it does not say. */
  nameOf?(person: string): Promise<string | undefined>;
  /** Where a thread is found in Slack; absent where nobody knows Slack's address. */
  threadUrl?(channelId: string, ts: string, threadTs?: string | null): string;
};

/** One run whole, as every surface draws it; undefined when there is none, or its workflow is gone. */
export async function findRunView(sources: Sources, runId: string): Promise<RunView | undefined> {
  const rows = await findRunRows(sources.db, runId);
  const workflow = sources.workflows.find((each) => each.id === rows?.run.workflowId);
  if (!rows || !workflow) return undefined;
  const { run, steps, proposals, events, executions, incidents } = rows;
  const texts = new Map(rows.contents.map(({ id, body }) => [id, body]));
  const readingsOf = (attempt: number) => readingsIn(steps, texts, attempt);
  const intake = texts.get(run.intakeId) as JsonObject | undefined;
  const attempts = attemptsOf(events);
  const materialOf = ({ id, createdAt }: Proposal): Material<JsonObject> | undefined =>
    intake && { intake, readings: readingsOf(attempts.get(id) ?? run.attempt), now: createdAt };
  const recallsOf = await recallViews(sources, proposals, events);
  const proposalList = proposalViews(workflow, proposals, texts, { materialOf, recallsOf });
  const owners = new Map<string, string[]>();
  for (const { ownerTeam } of incidents) owners.set(ownerTeam, await sources.membersOf(ownerTeam));

  return {
    id: run.id,
    workflow: {
      id: workflow.id,
      title: workflow.title,
      version: run.workflowVersion,
      proof: workflow.proof,
      owner: workflow.owner,
      backupOwner: workflow.backupOwner,
      rejectReasons: workflow.rejectReasons,
      escalationCategories: workflow.escalationCategories,
      levels: workflow.levels.length,
    },
    mode: run.mode,
    status: run.status,
    trigger: run.trigger,
    rerunOf: run.rerunOf,
    subject: { label: run.subjectLabel, record: subjectRecord(firstReadings(run.attempt, readingsOf)) },
    requesterId: run.requesterId,
    channelId: run.channelId,
    messageUrl: messageUrlOf(sources, run),
    cause: run.cause,
    causeCode: run.causeCode,
    model: sources.model,
    costMicroUsd: totalCost(steps),
    receivedAt: run.receivedAt,
    startedAt: run.startedAt,
    proposedAt: run.proposedAt,
    decidedAt: run.decidedAt,
    finishedAt: run.finishedAt,
    attempts: run.attempt,
    steps: stepViews(workflow, steps),
    proposals: proposalList,
    reviews: await reviewViews(sources, { ...rows, workflow, texts, proposals: proposalList }),
    executions: executionViews({ executions, reversals: rows.reversals }, proposalList, texts),
    observation: observationView(rows, texts),
    incidents: incidents.map((incident) => ({ ...incident, owners: owners.get(incident.ownerTeam) ?? [] })),
    messages: messageViews(sources, rows.messages),
    remarks: remarksIn(rows.events),
  };
}

/** A message between two people is nobody else's to follow. */
function messageUrlOf({ threadUrl }: Sources, { askedIn, messageTs, messageThreadTs }: Run): string | null {
  if (!threadUrl || !askedIn || !messageTs || !/^[CG]/.test(askedIn)) return null;
  return threadUrl(askedIn, messageTs, messageThreadTs);
}

/** Those of the newest attempt that has read something: one that has only begun knows no record yet. */
function firstReadings(newest: number, readingsOf: (attempt: number) => Recorded[]): Recorded[] {
  for (let attempt = newest; attempt > 0; attempt -= 1) {
    const readings = readingsOf(attempt);
    if (readings.length) return readings;
  }
  return [];
}
