import { day } from '../../../lib/time.ts';
import { together } from '../../digest/standing.ts';
import { are, several, since } from '../counted.ts';
import { rule } from '../rule.ts';
import { oldestOf, worstOf } from '../situation.ts';

/** Something may have happened that nobody knows of: nothing else is as urgent. */
export const unknownAction = rule({
  name: 'unknown_action',
  holds(situation) {
    const oldest = oldestOf(situation, 'unknown');
    if (!oldest) return undefined;
    const { count } = together(
      situation.workflows.map(({ standing }) => standing),
      'unknown',
    );
    return { count, workflow: oldest.id, title: oldest.title, oldestMs: oldest.oldestMs };
  },
  says: ({ count, workflow, title, oldestMs }) => ({
    finding: `${several(count, 'action')} may or may not have been carried out, the oldest ${since(oldestMs)}: ${title}.`,
    advice: 'Look it up in its system, and say on its incident’s card whether it was applied.',
    command: `/leenops incidents ${workflow}`,
  }),
});

export const criticalIncident = rule({
  name: 'critical_incident',
  holds(situation) {
    const oldest = oldestOf(situation, 'critical');
    if (!oldest) return undefined;
    const { count } = together(
      situation.workflows.map(({ standing }) => standing),
      'critical',
    );
    return { count, workflow: oldest.id, title: oldest.title, oldestMs: oldest.oldestMs };
  },
  says: ({ count, workflow, title, oldestMs }) => ({
    finding: `${are(count, 'incident')} of the top severity and open, the oldest ${since(oldestMs)}: ${title}.`,
    advice: 'See that somebody has taken it on; pause the workflow while it can happen again.',
    command: `/leenops incidents ${workflow}`,
  }),
});

const longBlockedMs = day;

export const blockedLong = rule({
  name: 'blocked_long',
  holds(situation) {
    const oldest = oldestOf(situation, 'blocked');
    if (!oldest || oldest.oldestMs < longBlockedMs) return undefined;
    const { count } = together(
      situation.workflows.map(({ standing }) => standing),
      'blocked',
    );
    return { count, workflow: oldest.id, title: oldest.title, oldestMs: oldest.oldestMs };
  },
  says: ({ count, workflow, title, oldestMs }) => ({
    finding: `${are(count, 'run')} blocked, the oldest ${since(oldestMs)}: ${title}.`,
    advice: 'Its incident says why and what remedies it; a run that nobody needs any more is cancelled.',
    command: `/leenops incidents ${workflow}`,
  }),
});

export const repeatedFailure = rule({
  name: 'repeated_failure',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, weeks: [week] }) => {
        const [fingerprint] = week?.incidents.repeated ?? [];
        if (!week || fingerprint === undefined) return undefined;
        const [, cause = '', ...code] = fingerprint.split(':');
        const { repeated } = week.incidents;
        return { count: repeated.length, workflow: id, title, failure: [cause, ...code].join(' ') };
      },
      ({ count }) => count,
    ),
  says: ({ count, workflow, title, failure }) => ({
    finding: `${title} failed three times or more within seven days for the same reason: ${failure.replaceAll('_', ' ')}${count > 1 ? `, and ${count - 1} more such` : ''}.`,
    advice: 'Deal with the reason first: a retry of each run only meets it again.',
    command: `/leenops incidents ${workflow}`,
  }),
});
