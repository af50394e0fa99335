import { formatMoney } from '../../../../lib/money.ts';
import type { Facts } from './facts.ts';

const mostTitles = 8;

/** A week in short sentences, every number as it was read: rules cannot do more. */
export function reportOf(facts: Facts): string {
  return [
    part('Merged work', mergedLines(facts)),
    part('Issues', issueLines(facts)),
    part('Revenue', revenueLines(facts)),
    part('Our own runs', runLines(facts)),
  ].join('\n\n');
}

function part(heading: string, lines: string[] | undefined): string {
  const points = lines ?? ['This part is missing: the system did not answer.'];
  return [`## ${heading}`, ...points.map((line) => `- ${line}`)].join('\n');
}

function mergedLines({ merged }: Facts): string[] | undefined {
  if (!merged) return undefined;
  const { merged: count, merged_week_before: before, pulls } = merged.data;
  return [
    `${count} pull requests were merged, ${before} the week before.`,
    ...pulls
      .slice(0, mostTitles)
      .map(({ title, repository, number }) => `${title} (${repository}#${number})`),
  ];
}

function issueLines({ issues }: Facts): string[] | undefined {
  if (!issues) return undefined;
  const { open_now, opened, closed, newest } = issues.data;
  return [
    `${open_now} issues are open now. In the week ${opened} were opened and ${closed} closed.`,
    ...newest
      .slice(0, mostTitles)
      .map(({ title, repository, number }) => `New: ${title} (${repository}#${number})`),
  ];
}

function revenueLines({ revenue }: Facts): string[] | undefined {
  if (!revenue) return undefined;
  const { revenue: now, revenue_before: before } = revenue.data;
  if (now.length === 0) return ['Nothing was sold.'];
  return now.flatMap(({ currency, net, net_minor, charges, refunded }) => {
    const then = before.find((each) => each.currency === currency);
    const compared = then ? ` The week before it was ${then.net}.` : '';
    const jumped = then && net_minor > 2 * then.net_minor;
    return [
      `Revenue is ${net} from ${charges} payments, after refunds of ${refunded}.${compared}`,
      ...(jumped
        ? [`If this goes on, a month brings about ${formatMoney({ minor: net_minor * 4, currency })}.`]
        : []),
    ];
  });
}

function runLines({ runs }: Facts): string[] | undefined {
  if (!runs) return undefined;
  const { finished, completed, approved, escalations, incidents, ...total } = runs.data.total;
  const share = completed.percent === null ? '' : ` (${completed.percent} %)`;
  const cycle = total.cycle_time_p50
    ? `The median cycle time was ${total.cycle_time_p50}, nine in ten took at most ${total.cycle_time_p90}.`
    : 'The cycle time is unknown: nothing was finished.';
  return [
    `${finished} runs were finished, ${completed.of} of them completed${share}.`,
    cycle,
    `Of ${approved.out_of} reviews decided by people, ${approved.of} were approved unchanged.`,
    `Escalations: ${escalations.count}. Incidents: ${incidents.count}.`,
    `Cost per completed run: ${total.cost_per_completed_usd ?? 'unknown'}.`,
    `Reviews open at the end of the week: ${total.reviews_open}${total.oldest_open_review ? `, the oldest for ${total.oldest_open_review}` : ''}.`,
  ];
}
