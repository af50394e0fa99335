import { daysOf } from '../../domain/week.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { changesOf } from './change.ts';
import { numbersIn } from './numbers.ts';
import { issuesIn, mergedIn, revenueIn, runsIn, sources, weekOf } from './records.ts';
import type { Counted, Revenue } from './records.ts';

/** One number that was read, as a report may quote it. */
export type Figure = {
  /** `Merged pull requests, acme/shop`. */
  label: string;
  shown: string;
  /** What else it may be written as; the same number in another spelling is no other figure. */
  keys: string[];
  /** The system that it was read in. */
  source: string;
  /** A sentence with one of these words speaks of it; without any, a number may be any figure. */
  about?: RegExp;
  /** A sentence with one of these words says the opposite. */
  against?: RegExp;
};

/** Every number of the readings that a report may hold. */
export function figuresIn(material: Material<JsonObject>): Figure[] {
  return [
    ...weekFigures(material),
    ...mergedFigures(material),
    ...issueFigures(material),
    ...revenueFigures(material),
    ...runFigures(material),
  ];
}

function figure(source: string, about?: RegExp) {
  return (label: string, value: number | string | null | undefined): Figure[] => {
    if (value === null || value === undefined) return [];
    const shown = String(value);
    const keys = numbersIn(shown).flatMap(({ key }) => key ?? []);
    return [{ label, shown, keys, source, ...(about ? { about } : {}) }];
  };
}

function weekFigures(material: Material<JsonObject>): Figure[] {
  const week = weekOf(material);
  const days = daysOf(week);
  const of = figure('Asked for');
  const [year = '', number = ''] = week.split('-W');
  return [
    {
      label: 'Week',
      shown: week,
      source: 'Asked for',
      keys: [`week:${week}`, `week:${number}`, `count:${year}`],
    },
    ...of('First day', days?.first),
    ...of('Last day', days?.last),
  ];
}

function mergedFigures(material: Material<JsonObject>): Figure[] {
  const found = mergedIn(material);
  const of = figure(sources.merged.system, /\bmerg/i);
  return [
    ...of('Merged pull requests', found?.merged),
    ...of('Merged the week before', found?.merged_week_before),
    ...(found?.repositories ?? []).flatMap(({ repository, merged }) => of(`Merged in ${repository}`, merged)),
    ...(found?.pulls ?? []).map((pull) => reference(sources.merged.system, pull)),
  ];
}

function issueFigures(material: Material<JsonObject>): Figure[] {
  const found = issuesIn(material);
  const about = (words: RegExp) => figure(sources.issues.system, words);
  const open = about(/\bopen\b/i);
  return [
    ...open('Issues open now', found?.open_now),
    ...about(/\b(?:opened|new)\b/i)('Issues opened', found?.opened),
    ...about(/\bclosed\b/i)('Issues closed', found?.closed),
    ...(found?.repositories ?? []).flatMap(({ repository, open_now }) =>
      open(`Open in ${repository}`, open_now),
    ),
    ...(found?.newest ?? []).map((issue) => reference(sources.issues.system, issue)),
  ];
}

function reference(source: string, { repository, number }: { repository: string; number: number }): Figure {
  const shown = `${repository}#${number}`;
  return { label: shown, shown, keys: [`reference:#${number}`], source };
}

function revenueFigures(material: Material<JsonObject>): Figure[] {
  const found = revenueIn(material);
  if (!found) return [];
  const changes = changesOf(found).flatMap(({ currency, percent }): Figure[] => {
    if (percent === null) return [];
    const shown = `${percent > 0 ? '+' : ''}${percent} %`;
    const against =
      percent < 0
        ? /\b(?:rose|up|more|grew|higher|increased?)\b/i
        : /\b(?:fell|down|less|lower|dropped|decreased?)\b/i;
    const keys = [`percent:${Math.abs(percent)}`, `percent:${percent > 0 ? '+' : ''}${percent}`];
    return [
      {
        label: `Change of revenue, ${currency.toUpperCase()}`,
        shown,
        keys,
        source: sources.revenue.system,
        against,
      },
    ];
  });
  return [
    ...found.revenue.flatMap((each) => moneyFigures(each, '')),
    ...found.revenue_before.flatMap((each) => moneyFigures(each, ' the week before')),
    ...changes,
  ];
}

function moneyFigures(each: Revenue, when: string): Figure[] {
  const { system } = sources.revenue;
  const about = (words: RegExp) => figure(system, words);
  const before = when ? figure(system, /\bbefore\b/i) : undefined;
  return [
    ...(before ?? about(/\b(?:revenue|net)\b/i))(`Revenue${when}`, each.net),
    ...(before ?? about(/\bcharge/i))(`Charged${when}`, each.charged),
    ...(before ?? about(/\b(?:charges|payments)\b/i))(`Payments${when}`, each.charges),
    ...(before ?? about(/\brefund/i))(`Refunded${when}`, each.refunded),
    ...(before ?? about(/\brefunds\b/i))(`Refunds${when}`, each.refunds),
  ];
}

function runFigures(material: Material<JsonObject>): Figure[] {
  const found = runsIn(material);
  if (!found) return [];
  return [
    ...countedFigures(found.total, ''),
    ...found.workflows.flatMap(({ workflow, ...counted }) => countedFigures(counted, `, ${workflow}`)),
  ];
}

function countedFigures(counted: Counted, whose: string): Figure[] {
  const about = (words: RegExp) => figure(sources.runs.system, words);
  const { completed, approved, edited, rejections, escalations, incidents, reviews_overdue } = counted;
  const percent = (value: number | null) => (value === null ? null : `${value} %`);
  const any = figure(sources.runs.system);
  return [
    ...about(/\b(?:finished|ended)\b/i)(`Runs finished${whose}`, counted.finished),
    ...counted.outcomes.flatMap(({ code, count }) =>
      about(new RegExp(`\\b${code}`, 'i'))(`Runs ${code}${whose}`, count),
    ),
    ...about(/\bcompleted\b/i)(`Runs completed${whose}`, completed.of),
    ...about(/\bcompleted\b/i)(`Completed of all finished${whose}`, percent(completed.percent)),
    ...about(/\b(?:cycle|median|took|half)\b/i)(`Cycle time, median${whose}`, counted.cycle_time_p50),
    ...about(/\b(?:cycle|most|slowest)\b/i)(`Cycle time, nine in ten${whose}`, counted.cycle_time_p90),
    ...about(/\bapprov/i)(`Reviews approved${whose}`, approved.of),
    ...about(/\b(?:review|approv|decided|edit)/i)(`Reviews decided by people${whose}`, approved.out_of),
    ...about(/\bapprov/i)(`Approved of all decided${whose}`, percent(approved.percent)),
    ...about(/\b(?:edit|chang)/i)(`Reviews edited${whose}`, edited.of),
    ...about(/\b(?:edit|chang)/i)(`Edited of all decided${whose}`, percent(edited.percent)),
    ...about(/\bdecide/i)(`Time to decide, median${whose}`, counted.time_to_decide_p50),
    ...about(/\bdecide/i)(`Time to decide, nine in ten${whose}`, counted.time_to_decide_p90),
    ...about(/\breject/i)(`Rejections${whose}`, rejections.count),
    ...rejections.reasons.flatMap(({ code, count }) =>
      about(/\breject/i)(`Rejected: ${code}${whose}`, count),
    ),
    ...about(/\bescalat/i)(`Escalations${whose}`, escalations.count),
    ...escalations.categories.flatMap(({ code, count }) =>
      about(/\bescalat/i)(`Escalated: ${code}${whose}`, count),
    ),
    ...about(/\bincident/i)(`Incidents${whose}`, incidents.count),
    ...about(/\bblocked\b/i)(`Blocked runs${whose}`, incidents.blocked_runs),
    ...about(/\brepeat/i)(`Repeated failures${whose}`, incidents.repeated),
    ...about(/\bcost/i)(`Cost${whose}`, counted.cost_usd),
    ...about(/\bcost/i)(`Cost per completed run${whose}`, counted.cost_per_completed_usd),
    ...about(/\bunknown\b/i)(`Runs with unknown cost${whose}`, counted.runs_with_unknown_cost),
    ...about(/\b(?:wait|open)/i)(`Reviews open${whose}`, counted.reviews_open),
    ...about(/\b(?:overdue|late)\b/i)(`Reviews overdue${whose}`, reviews_overdue.of),
    ...any(`Oldest open review${whose}`, counted.oldest_open_review),
  ];
}
