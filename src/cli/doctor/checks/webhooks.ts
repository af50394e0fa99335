import type { Db } from '../../../db/client.ts';
import { summarizeSources } from '../../../db/deliveries.ts';
import type { SourceSummary } from '../../../db/deliveries.ts';
import { countMigrations } from '../../../db/migrate.ts';
import type { Workflow } from '../../../domain/workflow.ts';
import { keptFor } from '../../../engine/deliveries/sweep-deliveries.ts';
import { later } from '../../../lib/time.ts';
import type { Clock } from '../../../lib/time.ts';
import { looked, speakingOf } from '../finding.ts';
import type { Finding, Says } from '../finding.ts';

/** Which sources may send webhooks, which workflows hear of them, when each last sent one and what is in the way. Changes nothing. */
export async function checkWebhooks(
  db: Db,
  secrets: Readonly<Record<string, unknown>>,
  workflows: readonly Workflow[],
  now: Clock,
): Promise<Finding[]> {
  const remedy = 'Check DATABASE_URL and that PostgreSQL runs.';
  return looked('Webhooks', remedy, async () => {
    const { applied, written } = await countMigrations(db);
    const seen = applied === written ? await summarizeSources(db, later(now(), -keptFor)) : [];
    const sources = [...new Set([...Object.keys(secrets), ...workflows.flatMap(sourcesOf)])].toSorted();
    return sources.map((source) => {
      const hearing = workflows.filter((each) => sourcesOf(each).includes(source)).map(({ id }) => id);
      const says = speakingOf(`Webhooks ${source}`);
      if (!Object.hasOwn(secrets, source)) return closed(says, source, hearing);
      return opened(
        says,
        hearing,
        seen.find((each) => each.source === source),
      );
    });
  });
}

/** Not wrong: the workflow can be started in other ways. */
function closed(says: Says, source: string, hearing: readonly string[]): Finding {
  const name = `WEBHOOK_SECRET_${source.toUpperCase().replaceAll('-', '_')}`;
  return says.care(`${hearing.join(', ')} would start from it, but it has no ${name}: nothing is taken.`);
}

function opened(says: Says, hearing: readonly string[], seen: SourceSummary | undefined): Finding {
  if (hearing.length === 0)
    return says.care('its secret is set, and no workflow starts from it: what it sends is ignored.');
  const starts = `starts ${hearing.join(', ')}`;
  if (!seen)
    return says.care(`${starts}; it sent nothing in the last 30 days. Send a test from the vendor’s page.`);
  const { lastReceivedAt, counts, trouble } = seen;
  const last = `${starts}; last ${lastReceivedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC (${inWords(counts)})`;
  return trouble ? says.care(`${last}. ${inTheWay(trouble)}`) : says.fine(`${last}.`);
}

function inWords(counts: SourceSummary['counts']): string {
  return Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

function inTheWay({ state, reason, event, deliveryId }: NonNullable<SourceSummary['trouble']>): string {
  const which = `The newest ${state} one is ${event} ${deliveryId}: ${reason?.replaceAll('_', ' ') ?? 'unknown'}.`;
  return state === 'held'
    ? `${which} It starts when that has ended.`
    : `${which} Mend that, then send it again from the vendor’s page.`;
}

function sourcesOf({ triggers }: Workflow): string[] {
  return triggers.flatMap((start) =>
    typeof start !== 'string' && 'webhook' in start ? [start.webhook] : [],
  );
}
