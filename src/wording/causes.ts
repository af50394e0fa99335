import type { IncidentCause } from '../domain/incident.ts';

/** Why a run stopped, and what its owner can do. */
export const causeWords = {
  permission: {
    what: 'It needs a tool that is not, or no longer, granted.',
    remedy:
      'An admin looks at the tool with /leenops tools and grants it, or not. Then cancel this run and start it again: a run keeps the tools that it began with.',
  },
  tool_changed: {
    what: 'The definition of a tool changed at its server, so nobody uses it any more.',
    remedy: 'An admin looks at the difference with /leenops tools, and grants it as it is now or revokes it.',
  },
  policy: {
    what: 'A rule of the workflow forbids what it proposed.',
    remedy:
      'Read the proposal and the case. If it is right all the same, a person does it by hand; then cancel the run.',
  },
  budget: {
    what: 'It used up what one run may spend.',
    remedy:
      'Look at the steps for a loop. Cancel the run, and raise the budget in the workflow if the work needs more.',
  },
  missing_input: {
    what: 'Something it needs is missing.',
    remedy: 'Add what is missing to the record, cancel this run and start it again.',
  },
  connector: {
    what: 'A business system refused or did not answer.',
    remedy: 'Check that the system is up and that its key is valid, then cancel this run and start it again.',
  },
  model: {
    what: 'The model did not give a usable answer.',
    remedy: 'Check the model’s status and its key, then cancel this run and start it again.',
  },
  delivery: {
    what: 'Slack does not take a message of this run.',
    remedy:
      'Unarchive the channel, or invite LeenOps to it with /invite. Or an admin binds the team to another channel with /leenops teams: later runs go there.',
  },
  review_expired: {
    what: 'Nobody decided in time.',
    remedy:
      'Look at who is in the team and at the due times. If it still matters, cancel this run where it is still open, and start it again.',
  },
  outdated: {
    what: 'It was proposed by an older version of the workflow, with a tool that is no longer there.',
    remedy:
      'Look at what was carried out already, then cancel this run and start it again: the workflow of today proposes anew.',
  },
  action_failed: {
    what: 'An approved action failed. What came after it was not carried out.',
    remedy: 'Look at the record in its system, finish the rest by hand, then cancel the run.',
  },
  action_unknown: {
    what: 'An approved action got no answer: it may or may not have happened.',
    remedy: 'Look it up in its system before anybody does it again, then cancel the run.',
  },
  internal: {
    what: 'LeenOps itself made a mistake.',
    remedy: 'Give the run’s id to whoever operates LeenOps: the log has the rest. Then cancel the run.',
  },
} as const satisfies Record<IncidentCause, { what: string; remedy: string }>;
