import type { Db } from '../db/client.ts';
import { listContents } from '../db/contents.ts';
import { listEvents } from '../db/events.ts';
import { listExecutions } from '../db/executions.ts';
import { listIncidents } from '../db/incidents.ts';
import { listProposals } from '../db/proposals.ts';
import type { Proposal } from '../db/proposals.ts';
import { listEscalations, listReviews, listRunDecisions } from '../db/reviews.ts';
import { findRun } from '../db/runs.ts';
import { listSteps } from '../db/steps.ts';
import { listTeams } from '../db/teams.ts';
import { listClaims, listNotices } from '../db/notices.ts';
import { readingsIn } from '../domain/readings.ts';
import type { Deciders, Eligibility } from '../domain/review.ts';
import type { RunView } from '../domain/run-view.ts';
import { subjectRecord } from '../domain/workflow.ts';
import type { Material, Recorded, Workflow } from '../domain/workflow.ts';
import type { JsonObject } from '../lib/json.ts';
import type { Clock } from '../lib/time.ts';
import { attemptsOf } from './attempts-of.ts';
import { executionViews } from './execution-views.ts';
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
  /** Where a thread is found in Slack; absent where nobody knows Slack's address. */
  threadUrl?(channelId: string, ts: string): string;
};

/** One run whole, as every surface draws it; undefined when there is none, or its workflow is gone. */
export async function findRunView(sources: Sources, runId: string): Promise<RunView | undefined> {
  const { db } = sources;
  const run = await findRun(db, runId);
  const workflow = sources.workflows.find((each) => each.id === run?.workflowId);
  if (!run || !workflow) return undefined;
  const [steps, proposals, reviews, decisions, escalations, executions, incidents, events, claims, notices] =
    await Promise.all([
      listSteps(db, runId),
      listProposals(db, runId),
      listReviews(db, runId),
      listRunDecisions(db, runId),
      listEscalations(db, runId),
      listExecutions(db, runId),
      listIncidents(db, runId),
      listEvents(db, runId),
      listClaims(db, runId),
      listNotices(db, runId),
    ]);
  const texts = await listContents(db, [
    run.intakeId,
    ...proposals.map((proposal) => proposal.bodyId),
    ...[
      ...steps.map((step) => step.contentId),
      ...decisions.map((decision) => decision.noteId),
      ...claims.map((claim) => claim.noteId),
      ...notices.map((notice) => notice.noteId),
    ].filter((id) => id !== null),
    ...executions.map((execution) => execution.resultId).filter((id) => id !== null),
  ]);
  const readingsOf = (attempt: number) => readingsIn(steps, texts, attempt);
  const intake = texts.get(run.intakeId) as JsonObject | undefined;
  const attempts = attemptsOf(events);
  const materialOf = ({ id, createdAt }: Proposal): Material<JsonObject> | undefined =>
    intake && { intake, readings: readingsOf(attempts.get(id) ?? run.attempt), now: createdAt };
  const recallsOf = await recallViews(sources, proposals, events);
  const proposalList = proposalViews(workflow, proposals, texts, { materialOf, recallsOf });
  const teams = await listTeams(db, [
    ...new Set([
      ...reviews.map((review) => review.teamId),
      ...incidents.map((incident) => incident.ownerTeam),
    ]),
  ]);
  const members = new Map<string, string[]>();
  for (const team of teams) members.set(team.id, await sources.membersOf(team.id));

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
    subject: { label: run.subjectLabel, record: subjectRecord(firstReadings(run.attempt, readingsOf)) },
    requesterId: run.requesterId,
    channelId: run.channelId,
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
    reviews: await reviewViews(sources, {
      run,
      workflow,
      reviews,
      decisions,
      escalations,
      texts,
      teams,
      claims,
      notices,
      proposals: proposalList,
    }),
    executions: executionViews(executions, proposalList, texts),
    incidents: incidents.map((incident) => ({ ...incident, owners: members.get(incident.ownerTeam) ?? [] })),
    remarks: remarksIn(events),
  };
}

/** Those of the newest attempt that has read something: one that has only begun knows no record yet. */
function firstReadings(newest: number, readingsOf: (attempt: number) => Recorded[]): Recorded[] {
  for (let attempt = newest; attempt > 0; attempt -= 1) {
    const readings = readingsOf(attempt);
    if (readings.length) return readings;
  }
  return [];
}
