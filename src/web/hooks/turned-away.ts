import type { Logger } from '../../lib/logger.ts';
import { minute } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';

/** Counts what was not genuine: a line at most once a minute for each source, with how many there were and nothing of them. */
export function turnedAway(log: Logger, now: Clock): (source: string) => void {
  const counts = new Map<string, { since: number; more: number }>();
  return (source) => {
    const at = now().getTime();
    const before = counts.get(source);
    if (before && at - before.since < minute) {
      before.more += 1;
      return;
    }
    const count = (before?.more ?? 0) + 1;
    counts.set(source, { since: at, more: 0 });
    log.warn({ source, count }, 'webhooks turned away: not signed with WEBHOOK_SECRET, or too old');
  };
}
