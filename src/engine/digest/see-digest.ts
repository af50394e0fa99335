import { dayAt } from '../../domain/days.ts';
import type { Surface } from '../../domain/event.ts';
import { Refused } from '../../domain/refused.ts';
import { daysOf, lastFullWeek, weekOf } from '../../domain/week.ts';
import type { Week } from '../../domain/week.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { adminsToAsk } from '../authority.ts';
import { workflowsFor } from '../workflows-for.ts';
import type { Context } from '../context.ts';

/** `week`: as typed; the latest that is over where nothing was. */
export type SeeDigest = { week: string | undefined; person: string; surface: Surface };

export type DigestAsked = {
  week: Week;
  person: string;
  /** Null: every one. */
  workflowIds: string[] | null;
};

/** Which week a person may see, and of which workflows. Throws Refused, audited. */
export async function seeDigest(ctx: Context, input: SeeDigest): Promise<DigestAsked> {
  const { person, surface } = input;
  return orRecordRefusal(ctx, { what: 'digest', who: person, surface }, async () => {
    const week = weekAsked(ctx, input.week);
    const mine = (await workflowsFor(ctx, 'measure', person)).map(({ id }) => id);
    if (mine.length === 0)
      throw new Refused('may_not_measure', { admins: (await adminsToAsk(ctx)).join(' ') });
    return { week, person, workflowIds: mine.length === ctx.workflows.length ? null : mine };
  });
}

function weekAsked(ctx: Context, typed: string | undefined): Week {
  const now = ctx.now();
  const latest = lastFullWeek(now, ctx.timeZone);
  if (typed === undefined) return latest;
  const week = typed.toUpperCase();
  if (!daysOf(week))
    throw new Refused('bad_input', {
      digest: `“${typed.slice(0, 40)}” is no week. Write /leenops digest ${latest}, or /leenops digest for that one. Admins also write here, or off.`,
    });
  if (week > weekOf(dayAt(now, ctx.timeZone)))
    throw new Refused('bad_input', {
      digest: `${week} has not begun. The latest that is over is ${latest}.`,
    });
  return week;
}
