import type { FireHow, FireStatus } from '../domain/schedule/fire.ts';

type Came = {
  status: FireStatus;
  code: string | null;
  missed: number;
  runs: readonly { how: FireHow }[] | null;
};

const skipped: Readonly<Record<string, string>> = {
  paused: 'skipped, it was paused',
  missed: 'missed, nobody was there to start it',
  not_in_this_version: 'skipped, the app does not have it any more',
};

/** What came of a time: `7 runs started, 1 was there already`. */
export function cameOf({ status, code, missed, runs }: Came): string {
  const earlier =
    missed > 0 ? `; ${missed === 1 ? '1 time' : `${missed} times`} before it came to nothing` : '';
  return `${outcome(status, code, runs)}${earlier}`;
}

const leftWords: Readonly<Record<string, string>> = {
  more_left: '; more was there, which the next time starts',
  pilot_full: '; more was there than its pilot may start in a day, which the next time starts',
};

function outcome(status: FireStatus, code: string | null, runs: Came['runs']): string {
  if (status === 'due') return 'its runs are being started';
  if (status === 'skipped') return (code && skipped[code]) || 'skipped';
  if (status === 'failed')
    return `failed (${code ?? 'unknown'}), its owners were told${runs?.length ? `; ${counted(runs)}` : ''}`;
  const more = (code && leftWords[code]) || '';
  return runs === null ? `done${more}` : `${counted(runs)}${more}`;
}

function counted(runs: readonly { how: FireHow }[]): string {
  const started = runs.filter(({ how }) => how === 'started').length;
  const there = runs.length - started;
  if (runs.length === 0) return 'nothing to do';
  const said = started ? [started === 1 ? '1 run started' : `${started} runs started`] : [];
  return [
    ...said,
    ...(there ? [there === 1 ? '1 was there already' : `${there} were there already`] : []),
  ].join(', ');
}

/** Why a fire came to nothing, and what its owner can do. */
export function fireRemedy(code: string): { what: string; remedy: string } {
  return Object.hasOwn(refused, code) ? (refused[code] ?? system) : code === 'arrivals' ? mistake : system;
}

const system = {
  what: 'The business system that says what there is to do refused or did not answer.',
  remedy:
    'Check that the system is up and that its key is valid. Then “Run now” in /leenops schedules does that time again.',
};
const mistake = {
  what: 'LeenOps could not find out what there is to do: a mistake in the workflow, or of its own.',
  remedy:
    'Tell whoever operates LeenOps: the log has the rest. Then “Run now” in /leenops schedules does that time again.',
};
const asker = {
  what: 'Whoever asked for it may not start this workflow any more.',
  remedy: 'Somebody who may presses “Run now” in /leenops schedules.',
};
const refused: Readonly<Record<string, { what: string; remedy: string }>> = {
  bad_input: {
    what: 'It named something that the workflow does not take. Everything else of that time was started.',
    remedy: 'Start what is missing by hand with /leenops run, and tell whoever writes the workflow.',
  },
  workflow_unbound: {
    what: 'The workflow cannot run: one of its teams has no people or no channel.',
    remedy:
      'An admin binds it with /leenops teams. Then “Run now” in /leenops schedules does that time again.',
  },
  team_too_small: {
    what: 'The workflow cannot run: one of its teams has fewer people than its rules may ask for.',
    remedy:
      'An admin changes it with /leenops teams. Then “Run now” in /leenops schedules does that time again.',
  },
  not_a_starter: asker,
  account_not_active: asker,
  not_of_this_workspace: asker,
  people_unknown: {
    what: 'Slack did not say who is who.',
    remedy: 'Look at Slack’s status. Then “Run now” in /leenops schedules does that time again.',
  },
};
