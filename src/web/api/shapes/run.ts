import type { RunIncident } from '../../../reports/run-incidents.ts';
import { lifeShape } from './incident.ts';
import type { ObservationView, ReversalView, RunView } from '../../../domain/run-view.ts';

/** A run from beginning to end; texts are null where they were erased. */
export function runShape(run: RunView, incidents: readonly RunIncident[]) {
  const { workflow, subject } = run;
  return {
    id: run.id,
    workflow: { id: workflow.id, title: workflow.title, version: workflow.version },
    mode: run.mode,
    status: run.status,
    cause: run.cause,
    cause_code: run.causeCode,
    trigger: run.trigger,
    rerun_of: run.rerunOf,
    subject: { label: subject.label, url: subject.record?.url ?? null },
    requester: run.requesterId,
    channel: run.channelId,
    attempts: run.attempts,
    /** Null when the price of a call is not known. */
    cost_micro_usd: run.costMicroUsd,
    received_at: run.receivedAt,
    started_at: run.startedAt,
    proposed_at: run.proposedAt,
    decided_at: run.decidedAt,
    finished_at: run.finishedAt,
    steps: run.steps.map((step) => ({
      kind: step.kind,
      name: step.name,
      title: step.title,
      status: step.status,
      code: step.code,
      attempt: step.attempt,
      started_at: step.startedAt,
      ms: step.ms,
    })),
    proposals: run.proposals.map(({ id, version, author, createdAt, digest, routing, body, changes }) => ({
      id,
      version,
      author,
      digest,
      created_at: createdAt,
      rule: routing.rule,
      route: routing.route.to,
      summary: body?.summary ?? null,
      says: body?.actions.map(({ says }) => says) ?? null,
      changes,
    })),
    reviews: run.reviews.map((review) => ({
      id: review.id,
      proposal: review.proposal.id,
      level: review.level,
      team: review.team.id,
      opened_at: review.openedAt,
      due_at: review.dueAt,
      resolution: review.resolution,
      resolved_at: review.resolvedAt,
      decisions: review.decisions.map(decisionShape),
    })),
    executions: run.executions.map((execution) => ({
      action: execution.actionId,
      tool: execution.tool,
      says: execution.says,
      status: execution.status,
      code: execution.code,
      settled_at: execution.settledAt,
      note: execution.result?.note ?? null,
      url: execution.result?.record.url ?? null,
      reversal: execution.reversal ? reversalShape(execution.reversal) : null,
    })),
    /** Null where nothing is held against what people did. */
    observation: run.observation ? observationShape(run.observation) : null,
    incidents: incidents.map(incidentShape),
    remarks: run.remarks.map(({ type, actor, at, data }) => ({ type, actor, at, data })),
  };
}

function incidentShape(incident: RunIncident) {
  const { ownerTeam, openedAt, acknowledged, resolved, ...own } = incident;
  const life = lifeShape({ acknowledged, resolved });
  return { ...own, owner_team: ownerTeam, opened_at: openedAt, ...life };
}

function reversalShape({ by, reason, note, reversedAt, recordedAt }: ReversalView) {
  return { by, reason, note, reversed_at: reversedAt, recorded_at: recordedAt };
}

function observationShape({ state, code, lookedAt, nextAt, compared }: ObservationView) {
  return { state, code, looked_at: lookedAt, next_at: nextAt, compared };
}

type Decision = RunView['reviews'][number]['decisions'][number];

export function decisionShape(decision: Decision) {
  return {
    kind: decision.kind,
    decider: decision.decider,
    on_behalf_of: decision.onBehalfOf,
    reason: decision.reasonCode,
    note: decision.note,
    again: decision.again,
    surface: decision.surface,
    decided_at: decision.decidedAt,
  };
}
