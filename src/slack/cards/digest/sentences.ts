import type { Counted } from '../../../domain/digest/report.ts';
import { together } from '../../../domain/digest/standing.ts';
import type { Standing } from '../../../domain/digest/standing.ts';
import { severities } from '../../../domain/incident.ts';
import { enough, percentOf } from '../../../domain/metrics/rate.ts';
import type { OperationsMetrics, Split } from '../../../domain/metrics/operations.ts';
import type { Spread } from '../../../domain/metrics/spread.ts';
import type { Tally } from '../../../domain/metrics/tally.ts';
import { runStatusWords } from '../../../wording/statuses.ts';
import { rateIn, spanIn } from '../parts/figures.ts';
import type { Part } from '../parts/rich-text.ts';
import { joined, person } from '../parts/rich-text.ts';
import { clip, oneLine } from '../../text.ts';

/** What a digest says of one kind of number, of a workflow or of all. Counts stand beside every share. */

export function several(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** `8 rejected, 5 expired`: how the others ended. */
export function otherEnds(outcomes: Tally): string {
  return outcomes
    .filter(({ code }) => code !== 'completed')
    .map(
      ({ code, count }) =>
        `${count} ${(runStatusWords as Record<string, string>)[code]?.toLowerCase() ?? code}`,
    )
    .join(', ');
}

export function within({ count, p50, p90 }: Spread, noun: string): string {
  if (count === 0) return 'nothing to measure';
  if (!enough({ of: count, outOf: count })) return `not enough data (${several(count, noun)})`;
  return `half within ${spanIn(p50)}, nine in ten within ${spanIn(p90)} (${several(count, noun)})`;
}

const parts = ['queue', 'agent', 'review', 'execution', 'blocked'] as const;
const partWords: Record<(typeof parts)[number], string> = {
  queue: 'waiting to start',
  agent: 'the agent',
  review: 'waiting for a review',
  execution: 'carrying out',
  blocked: 'blocked',
};

/** Where the time goes, most first; what takes none is left out. */
export function whereItGoes(split: Split): string {
  const spent = parts.filter((part) => split[part] > 0).toSorted((a, b) => split[b] - split[a]);
  const said = spent.map((part) => {
    const percent = percentOf({ of: split[part], outOf: split.whole });
    return `${partWords[part]} ${spanIn(split[part])} (${percent || 'under 1'} %)`;
  });
  return `${spanIn(split.whole)} on average: ${said.join(', ') || 'no time at all'}`;
}

export function decided({ approved, edited, timeToDecide }: OperationsMetrics): string {
  if (approved.outOf === 0) return 'nobody had anything to decide';
  return `as proposed ${rateIn(approved)}, edited ${rateIn(edited)}; time to decide: ${within(timeToDecide, 'review')}`;
}

/** The most frequent, and how many more there are. */
export function top(counted: readonly Counted[], most: number): string {
  const shown = counted.slice(0, most).map(({ label, count }) => `${clip(oneLine(label), 80)} ${count}`);
  const rest = counted.slice(most).reduce((sum, { count }) => sum + count, 0);
  return [...shown, ...(rest ? [`others ${rest}`] : [])].join(', ');
}

const askers: Readonly<Record<string, string>> = {
  person: 'people',
  rule: 'rules',
  clock: 'the clock',
  agent: 'agents',
  system: 'LeenOps',
};

export function escalated({ escalations }: OperationsMetrics, categories: readonly Counted[]): string {
  if (escalations.count === 0) return 'none';
  const by = escalations.by.map(({ code, count }) => `${askers[code] ?? code} ${count}`).join(', ');
  return `${escalations.count}: ${top(categories, 3)}; by ${by}`;
}

export function troubles({ incidents }: OperationsMetrics): string {
  const { count, severities: found, blockedRuns, repeated } = incidents;
  if (count === 0 && repeated.length === 0) return 'none opened';
  const grave = severities
    .toReversed()
    .flatMap((severity) => found.filter(({ code }) => code === severity))
    .map(({ code, count: many }) => `${many} ${code}`);
  return [
    `${count} opened${grave.length ? ` (${grave.join(', ')})` : ''}`,
    `${several(blockedRuns, 'run')} blocked`,
    several(repeated.length, 'repeated failure'),
  ].join('; ');
}

/** Of everything that stands before people now; undefined when nothing does. */
export function standing(all: readonly Standing[]): string | undefined {
  const [reviews, overdue] = [together(all, 'reviews'), together(all, 'overdue')];
  const [blocked, incidents] = [together(all, 'blocked'), together(all, 'incidents')];
  const said = [
    ...(reviews.count
      ? [
          `${several(reviews.count, 'open review')}, ${overdue.count} of ${reviews.count} overdue, the oldest ${spanIn(reviews.oldestMs)} old`,
        ]
      : []),
    ...(blocked.count
      ? [`${several(blocked.count, 'run')} blocked, the oldest for ${spanIn(blocked.oldestMs)}`]
      : []),
    ...(incidents.count ? [several(incidents.count, 'open incident')] : []),
  ];
  return said.length ? said.join('; ') : undefined;
}

/** What people are called, by their Slack ids. */
export type Names = ReadonlyMap<string, string>;

/** Who decided how much, most first. A mention would call people every Monday, so it stands only where nobody knows the name. */
export function load({ reviewers }: OperationsMetrics, names: Names, most: number): Part[] {
  const all = reviewers.reduce((sum, { decisions }) => sum + decisions, 0);
  const named = reviewers.length === most + 1 ? reviewers.length : most;
  const shown = reviewers.slice(0, named).map(({ person: id, decisions }): Part[] => {
    const name = names.get(id);
    return [
      name === undefined ? person(id) : clip(oneLine(name), 60),
      ` ${rateIn({ of: decisions, outOf: all })}`,
    ];
  });
  const rest = reviewers.slice(named);
  const others = rest.reduce((sum, { decisions }) => sum + decisions, 0);
  return joined([...shown, ...(rest.length ? [[`${several(rest.length, 'other')} ${others}`]] : [])], ', ');
}
