import { z } from 'zod';
import { fieldLook } from '../../domain/field.ts';
import { daysOf, lastFullWeek } from '../../domain/week.ts';
import type { Clock } from '../../lib/time.ts';

type Known = { wider: readonly string[]; timeZone: string; now: Clock };

/** The week, the last full one where none is named; and the channel, the team's own where none is named. */
export function intakeOf({ wider, timeZone, now }: Known) {
  return z.object({
    week: z
      .string()
      .trim()
      .nullish()
      .transform((typed, context) => {
        const latest = lastFullWeek(now(), timeZone);
        const week = typed ? weekIn(typed, latest) : latest;
        if (week && daysOf(week) && week <= latest) return week;
        context.addIssue(
          week && daysOf(week)
            ? `${week} is not over yet. The last full week is ${latest}.`
            : `Type a week such as ${latest}, or nothing for the last full one.`,
        );
        return z.NEVER;
      })
      .register(fieldLook, { title: 'Week', hint: 'Such as 2026-W47; empty is the last full week' }),
    channel: z
      .string()
      .trim()
      .nullish()
      .transform((typed, context) => {
        const channel = channelIn(typed ?? '');
        if (channel === '' || wider.includes(channel)) return channel;
        context.addIssue(
          wider.length
            ? `Reports stand in the team’s own channel, or in ${wider.join(', ')}.`
            : 'Reports stand in the team’s own channel only. An operator names others in REPORT_CHANNELS.',
        );
        return z.NEVER;
      })
      .register(fieldLook, {
        title: 'Channel',
        hint: 'Empty is the team’s own channel; else a channel’s id',
      }),
  });
}

/** `W47` and `47` are of the year of the last full week. */
function weekIn(typed: string, latest: string): string | undefined {
  const [, year = latest.slice(0, 4), number] = /^(?:(\d{4})-?)?W?(\d{1,2})$/i.exec(typed) ?? [];
  return number && `${year}-W${number.padStart(2, '0')}`;
}

/** As Slack passes a channel on, or its id, with or without its sign. */
function channelIn(typed: string): string {
  return /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(typed)?.[1] ?? typed.replace(/^#(?=[CG][A-Z0-9]{2,}$)/, '');
}

/** `2026-W47 #leaders`, `last week`, either of them, in any order. */
export function fromWords(words: string[]): Record<string, string> {
  const isChannel = (word: string) => /^(?:<#|#|[CG][A-Z0-9]{2,}$)/.test(word);
  const week = words.filter((word) => !isChannel(word)).join(' ');
  const named = week.replace(/^week\s+|\s+week$/gi, '');
  return {
    week: /^(?:last|latest|last full)?$/i.test(named) ? '' : named,
    channel: words.find(isChannel) ?? '',
  };
}
