import { z } from 'zod';
import { fireHows, fireStatuses } from '../../domain/schedule/fire.ts';

/** What the tables show of the API's answers; the rest of them is not looked at. */
export const runLine = z.object({
  id: z.string(),
  workflow: z.string(),
  subject: z.string(),
  status: z.string(),
  requester: z.string().nullable(),
  waiting_for: z.string().nullable(),
  received_at: z.string(),
});
export const runList = z.object({
  runs: z.array(runLine),
  next_cursor: z.string().nullish(),
  total: z.number().optional(),
});

const actor = z.object({ kind: z.string(), id: z.string() });

const decision = z.object({
  kind: z.string(),
  decider: actor,
  on_behalf_of: z.string().nullable(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  surface: z.string(),
  decided_at: z.string(),
});

export const shownRun = z.object({
  run: z.object({
    id: z.string(),
    workflow: z.object({ title: z.string(), version: z.string() }),
    mode: z.string(),
    status: z.string(),
    cause: z.string().nullable(),
    cause_code: z.string().nullable(),
    subject: z.object({ label: z.string() }),
    requester: z.string().nullable(),
    received_at: z.string(),
    finished_at: z.string().nullable(),
    proposals: z.array(
      z.object({
        version: z.number(),
        author: actor,
        created_at: z.string(),
        rule: z.string(),
        route: z.string(),
        says: z.array(z.string()).nullable(),
      }),
    ),
    reviews: z.array(
      z.object({
        id: z.string(),
        level: z.number(),
        team: z.string(),
        opened_at: z.string(),
        resolution: z.string().nullable(),
        decisions: z.array(decision),
      }),
    ),
    executions: z.array(
      z.object({
        tool: z.string(),
        says: z.string().nullable(),
        status: z.string(),
        code: z.string().nullable(),
        reversal: z.object({ reversed_at: z.string() }).nullish(),
      }),
    ),
    incidents: z.array(
      z.object({
        id: z.string(),
        trouble: z.string(),
        code: z.string(),
        severity: z.string(),
        status: z.string(),
        owner_team: z.string(),
        assignee: z.string().nullable(),
        opened_at: z.string(),
        resolved_by: z.string().nullable(),
        resolved_at: z.string().nullable(),
        resolution: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
});
export const reversed = z.object({ reversed: z.array(z.string()) });

export type ShownRun = z.infer<typeof shownRun>['run'];

export const queued = z.object({
  total: z.number(),
  reviews: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      workflow: z.string(),
      level: z.number(),
      due_at: z.string(),
      says: z.array(z.string()).nullable(),
    }),
  ),
});

export const shownReview = z.object({
  review: z.object({
    id: z.string(),
    run: z.object({ id: z.string(), requester: z.string().nullable() }),
    workflow: z.object({ title: z.string() }),
    subject: z.object({ label: z.string(), url: z.string().nullable() }),
    level: z.number(),
    levels: z.number(),
    team: z.string(),
    may_decide: z.array(z.object({ person: z.string(), on_behalf_of: z.string().nullable() })),
    approvals: z.number(),
    quorum: z.number(),
    due_at: z.string(),
    resolution: z.string().nullable(),
    escalated: z.object({ category: z.string(), note: z.string().nullable() }).nullable(),
    proposal: z.object({
      version: z.number(),
      digest: z.string(),
      rule: z.object({ sentence: z.string() }),
      summary: z.string().nullable(),
      confidence: z.number().nullable(),
      question: z.string().nullable(),
      policy: z
        .object({ page: z.string(), clause: z.string(), quote: z.string(), verified: z.boolean() })
        .nullable(),
      evidence: z.array(z.object({ tool: z.string(), quote: z.string(), verified: z.boolean() })).nullable(),
      actions: z
        .array(
          z.object({
            says: z.string(),
            tool: z.string(),
            args: z.record(z.string(), z.unknown()),
            out_of_scope: z.array(z.string()),
            editable: z.array(z.object({ id: z.string(), title: z.string(), value: z.string() })),
          }),
        )
        .nullable(),
      case: z.array(
        z.object({
          title: z.string(),
          rows: z.array(z.object({ label: z.string(), value: z.string() })),
          note: z.string().optional(),
        }),
      ),
      changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
    reject_reasons: z.array(z.object({ code: z.string(), label: z.string() })),
    escalation_categories: z.array(z.object({ code: z.string(), label: z.string() })),
  }),
});
export type ShownReview = z.infer<typeof shownReview>['review'];

export const started = z.object({
  how: z.enum(['started', 'joined', 'repeated']),
  run: z.object({ id: z.string(), subject: z.string(), status: z.string() }),
});

export const decided = z.object({
  repeated: z.boolean(),
  review: z.object({ id: z.string(), resolution: z.string().nullable(), next: z.string().nullable() }),
  run: z.object({ id: z.string(), status: z.string() }),
});

export const paused = z.object({
  title: z.string(),
  already: z.boolean(),
  stood_still: z.object({
    queued: z.number(),
    running: z.number(),
    executing: z.number(),
    actions: z.number(),
    awaiting_review: z.number(),
    schedules: z.number(),
    deliveries: z.number(),
  }),
});

export const resumed = z.object({
  title: z.string(),
  already: z.boolean(),
  still_paused: z.boolean(),
  going_on: z.number(),
});

export const scheduleList = z.object({
  schedules: z.array(
    z.object({
      workflow: z.string(),
      name: z.string(),
      cron: z.string(),
      time_zone: z.string(),
      next_at: z.string().nullable(),
      paused_by: z.string().nullable(),
      workflow_paused_by: z.string().nullable(),
      last: z
        .object({
          at: z.string(),
          status: z.enum(fireStatuses),
          code: z.string().nullable(),
          missed: z.number(),
          runs: z.array(z.object({ how: z.enum(fireHows) })).nullable(),
        })
        .nullable(),
    }),
  ),
});
export type ScheduleLine = z.infer<typeof scheduleList>['schedules'][number];

export const scheduleStanding = z.object({ already: z.boolean(), next_at: z.string().nullable() });
export const ranSchedule = z.object({ at: z.string(), already: z.boolean() });
const shownTool = z.object({
  name: z.string(),
  system: z.string(),
  title: z.string(),
  effect: z.string(),
  workflows: z.array(z.string()),
  withheld: z.string().nullable(),
  foreign: z
    .object({
      description: z.string(),
      arguments: z.record(z.string(), z.string()),
      differences: z.array(
        z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
      ),
    })
    .nullable(),
  stamp: z.string(),
});
export type ShownTool = z.infer<typeof shownTool>;
export const toolList = z.object({ tools: z.array(shownTool) });
export const toolGranted = z.object({ granted: z.boolean(), effect: z.string().nullable() });

const stoppedRun = z.object({
  id: z.string(),
  workflow: z.object({ title: z.string() }),
  subject: z.string(),
  cause: z.string().nullable(),
  cause_code: z.string().nullable(),
  remedies: z.array(z.string()),
  unknown_action: z.string().nullable(),
});
const shownIncident = z.object({
  id: z.string(),
  severity: z.string(),
  status: z.string(),
  workflow: z.object({ title: z.string() }),
  trouble: z.string(),
  code: z.string(),
  occurrences: z.number(),
  opened_at: z.string(),
});
export const incidentList = z.object({ open: z.array(shownIncident), blocked: z.array(stoppedRun) });
export const incidentShown = z.object({ incident: shownIncident });
export const wentOn = z.object({ went_on: z.number(), refused: z.number() });
export const settledAction = z.object({
  run: z.object({ id: z.string(), status: z.string() }),
  is_over: z.boolean(),
});
export const grantedOnce = z.object({ tool: z.string() });
export const supplied = z.object({
  how: z.enum(['goes_on', 'instead']),
  run: z.object({ id: z.string(), subject: z.string() }),
});
