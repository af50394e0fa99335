import type { CaseSection } from '../../domain/case-section.ts';
import type { Action, ProposalBody } from '../../domain/proposal.ts';
import { daysOf } from '../../domain/week.ts';
import type { Material } from '../../domain/workflow.ts';
import type { JsonObject } from '../../lib/json.ts';
import { changesOf } from './change.ts';
import { claimsIn } from './claims.ts';
import type { Claim } from './claims.ts';
import { textOf } from './facts.ts';
import { channelsIn, readingOf, revenueIn, sources, weekOf } from './records.ts';

/** The report as it will look, what it was drawn from, and each of its numbers beside what was read. */
export function caseSections(material: Material<JsonObject>, { actions }: ProposalBody): CaseSection[] {
  const posts = actions.filter(({ tool }) => tool === 'slack_post');
  return [
    ...posts.map((post) => reportSection(material, post)),
    sourcesSection(material),
    numbersSection(posts.map(textOf).flatMap((text) => claimsIn(text, material))),
  ];
}

function reportSection(material: Material<JsonObject>, action: Action): CaseSection {
  const { channel, channel_name, text } = action.args;
  const week = weekOf(material);
  const { first, last } = daysOf(week) ?? {};
  const found = channelsIn(material)?.find((each) => each.channel === channel && each.name === channel_name);
  const readers = found && `${found.members} members`;
  const whose = found && (found.team === null ? 'a wider channel' : `the channel of ${found.team}`);
  return {
    title: 'The report',
    rows: [
      { label: 'Week', value: `${week}, Monday ${first} to Sunday ${last}` },
      {
        label: 'Goes to',
        value: found ? `${found.name}: ${whose}, ${readers}` : 'NOT on the list of channels for reports',
      },
      { label: 'Revenue change', value: revenueInWords(material) },
      { label: 'Numbers', value: verdictOn(claimsIn(textOf(action), material)) },
    ],
    ...(typeof text === 'string' ? { draft: text } : {}),
  };
}

function verdictOn(claims: readonly Claim[]): string {
  const wrong = claims.filter(({ figure }) => figure === null).map(({ shown }) => shown);
  return wrong.length
    ? `NOT VERIFIED: ${wrong.length} of ${claims.length} (${wrong.join(', ')})`
    : `all ${claims.length} stand in what was read`;
}

function revenueInWords(material: Material<JsonObject>): string {
  const found = revenueIn(material);
  if (!found) return 'not read';
  const changes = changesOf(found).map(({ currency, percent }) => {
    const net = found.revenue.find((each) => each.currency === currency)?.net ?? 'nothing';
    const before = found.revenue_before.find((each) => each.currency === currency)?.net ?? 'nothing';
    const change = percent === null ? 'nothing to compare with' : `${percent > 0 ? '+' : ''}${percent} %`;
    return `${before} → ${net} (${change})`;
  });
  return changes.join(', ') || 'nothing was sold in both weeks';
}

function sourcesSection(material: Material<JsonObject>): CaseSection {
  const rows = Object.values(sources).map(({ tool, name }) => {
    const reading = readingOf(material, tool);
    if (!reading) return { label: name, value: 'NOT READ' };
    const { record } = reading;
    return { label: name, value: record.label, record };
  });
  const missing = rows.filter(({ value }) => value === 'NOT READ').map(({ label }) => label);
  return {
    title: 'What it was drawn from',
    rows,
    ...(missing.length ? { note: `${missing.join(', ')}: the system did not answer.` } : {}),
  };
}

/** Days and numbers of issues are checked like the others, and shown only where they are wrong. */
function numbersSection(claims: readonly Claim[]): CaseSection {
  const telling = claims.filter(
    ({ figure }) => !figure?.keys.some((key) => /^(?:week|date|reference):/.test(key)),
  );
  const rows = telling.map(({ shown, sentence, figure }) => ({
    label: figure ? `${figure.source}: ${figure.label}` : sentence,
    cells: [shown, figure?.shown ?? 'nowhere'],
    differs: figure === null,
  }));
  return {
    title: 'Where each number comes from',
    rows: [],
    comparison: { columns: ['Report', 'Read'], rows: doubtfulFirst(distinct(rows)) },
  };
}

function distinct<T extends { label: string; cells: string[] }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [JSON.stringify([row.label, row.cells]), row])).values()];
}

function doubtfulFirst<T extends { differs: boolean }>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => Number(b.differs) - Number(a.differs));
}
