import type { IncidentCause } from '../domain/incident.ts';

/** Why a run stopped, and what its owner can do. */
export const causeWords = {
  permission: {
    what: 'It needs a tool that is not, or no longer, granted.',
    remedy:
      'An admin grants it to this run alone with “Grant once”, or looks at it with /leenops tools: a run keeps the tools that it began with.',
  },
  tool_changed: {
    what: 'The definition of a tool changed at its server, so nobody uses it any more.',
    remedy: 'An admin looks at the difference with /leenops tools, and grants it as it is now or revokes it.',
  },
  policy: {
    what: 'A rule of the workflow forbids what it proposed.',
    remedy:
      'Read the proposal and the case. If it is right all the same, a person does it by hand and resolves this. “Retry” has the agent read the case anew, under the same rules.',
  },
  budget: {
    what: 'It used up what one run may spend.',
    remedy:
      'Look at the steps for a loop. “Retry” tries once more with the same budget; if the work needs more, raise it in the workflow.',
  },
  missing_input: {
    what: 'Something it needs is missing.',
    remedy: '“Supply what is missing” lets it go on; or add it to the record, and “Retry” reads that anew.',
  },
  connector: {
    what: 'A business system refused or did not answer.',
    remedy: 'Check that the system is up and that its key is valid. Then “Retry”.',
  },
  model: {
    what: 'The model did not give a usable answer.',
    remedy: 'Check the model’s status and its key. Then “Retry”.',
  },
  delivery: {
    what: 'Slack does not take a message of this run.',
    remedy:
      'Unarchive the channel, or invite LeenOps to it with /invite. Or an admin binds the team to another channel with /leenops teams: later runs go there.',
  },
  review_expired: {
    what: 'Nobody decided in time.',
    remedy:
      'Look at who is in the team and at the due times. If it still matters, start it again; where the run is still open, “Retry” reads the case anew and asks once more.',
  },
  outdated: {
    what: 'It was proposed by an older version of the workflow, with a tool that is no longer there.',
    remedy:
      'Look at what was carried out already. If nothing was, “Retry” lets the workflow of today propose anew; otherwise finish by hand and resolve this.',
  },
  action_failed: {
    what: 'An approved action failed. What came after it was not carried out.',
    remedy:
      'Look at the record in its system. “Retry” carries out what certainly did not happen and what comes after it; or finish by hand and resolve this.',
  },
  action_unknown: {
    what: 'An approved action got no answer: it may or may not have happened.',
    remedy: 'Look it up in its system before anybody does it again. Then say here what you found.',
  },
  repeated_failure: {
    what: 'The same thing happened three times within seven days.',
    remedy:
      'Find out what they have in common and mend that. Then “Retry all” lets the runs go on; “Resolve” begins the count anew.',
  },
  internal: {
    what: 'LeenOps itself made a mistake.',
    remedy: 'Give the run’s id to whoever operates LeenOps: the log has the rest.',
  },
} as const satisfies Record<IncidentCause, { what: string; remedy: string }>;
