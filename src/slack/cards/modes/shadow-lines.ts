import type { Evidence } from '../../../domain/promotion/evidence.ts';
import { leastShadowRuns } from '../../../domain/promotion/minimum.ts';
import type { Held } from '../../../domain/shadow/held.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { clip, oneLine } from '../../text.ts';
import type { Sentence } from '../parts/rich-text.ts';
import { bold } from '../parts/rich-text.ts';

const shownActions = 6;

/** Nobody decided on it, so it stands beside what people did: how often it was the same, how it was not, and what cannot be compared. */
export function inShadow(workflow: Workflow, { shadowRuns, held }: Evidence): Sentence[] {
  const runs = `Runs that proposed something: ${shadowRuns}, needed: ${leastShadowRuns}.`;
  if (!held) return [[bold(runs)]];
  return [
    [bold(runs), ` Compared for good ${held.runs.observed}, looked at again ${held.runs.waiting}.`],
    [bold('People did the same: '), agreement(workflow, held)],
    ...otherwise(held),
    ...apart(workflow, held),
  ];
}

/** `Refund: 8 of 10 (up to €100.00: 7 of 8, above €100.00: 1 of 2); Tags: 9 of 10.` */
function agreement(workflow: Workflow, { agreement: kinds }: Held): string {
  if (kinds.length === 0) return 'unknown, nothing was compared for good yet.';
  const actions = [...Map.groupBy(kinds, ({ action }) => action)].map(([action, its]) => {
    const all = its.filter(({ band }) => band === undefined).map(share);
    const bands = its.flatMap((each) => (each.band === undefined ? [] : [`${each.band}: ${share(each)}`]));
    const inBands = bands.length ? ` (${bands.join(', ')})` : '';
    return `${titleOf(workflow, action)}: ${all.join(', ')}${inBands}`;
  });
  return `${listed(actions)}.`;
}

function otherwise({
  verdicts: { differs, only_agent: onlyAgent, only_people: onlyPeople },
}: Held): Sentence[] {
  if (differs + onlyAgent + onlyPeople === 0) return [];
  return [
    [
      bold('Not the same: '),
      `done otherwise ${differs}, proposed and not done ${onlyAgent}, done and not proposed ${onlyPeople}.`,
    ],
  ];
}

function apart(workflow: Workflow, { runs: { unobserved }, beyond }: Held): Sentence[] {
  const actions = beyond.map(({ action, count }) => `${titleOf(workflow, action)} ${count}`);
  const parts = [
    ...(unobserved
      ? [`${unobserved} ${unobserved === 1 ? 'run' : 'runs'} of which it could not be read what people did`]
      : []),
    ...(actions.length ? [`proposed with tools that nothing is held against: ${listed(actions)}`] : []),
  ];
  return parts.length ? [[bold('Not comparable, and not counted: '), `${parts.join('; ')}.`]] : [];
}

function listed(actions: readonly string[]): string {
  const rest = actions.length - shownActions;
  return [...actions.slice(0, shownActions), ...(rest > 0 ? [`${rest} more kinds`] : [])].join('; ');
}

function share({ same, of }: { same: number; of: number }): string {
  return `${same} of ${of}`;
}

/** What an action is called where people read of it. */
export function titleOf({ writes }: Pick<Workflow, 'writes'>, action: string): string {
  return clip(oneLine(writes.find(({ name }) => name === action)?.title ?? action), 60);
}
