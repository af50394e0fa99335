import { z } from 'zod';
import { openStatuses, runStatuses } from '../../domain/run.ts';
import { day, later } from '../../lib/time.ts';
import type { RunFilter, RunTurn } from '../../reports/run-pages.ts';

const periods = { '1d': day, '7d': 7 * day, '30d': 30 * day, '90d': 90 * day, ever: null } as const;
export const periodChoices = ['1d', '7d', '30d', '90d', 'ever'] as const satisfies (keyof typeof periods)[];
export const statusChoices = ['any', 'open', ...runStatuses] as const;
export const whoseChoices = ['all', 'mine'] as const;

const known = z.object({
  workflow: z.string().nullable().catch(null),
  status: z.enum(statusChoices).catch('any'),
  whose: z.enum(whoseChoices).catch('all'),
  period: z.enum(periodChoices).catch('30d'),
});

/** Which runs somebody wants to see. It stands in the view itself, so that nobody has to keep it. */
export type HomeChoice = z.infer<typeof known>;

export const firstChoice: HomeChoice = known.parse({});

/** Every workflow, in a select that has no empty choice. */
export const anyWorkflow = 'any';

/** What stood in a view, by its own word and by its selects; the first choice where it is none of ours. */
export function choiceIn(metadata: string, selected: Readonly<Record<string, string>> = {}): HomeChoice {
  const before = known.safeParse(jsonIn(metadata)).data ?? firstChoice;
  const { workflow, ...others } = selected;
  return known.parse({
    ...before,
    ...others,
    ...(workflow === undefined ? {} : { workflow: workflow === anyWorkflow ? null : workflow }),
  });
}

export function filterOf(
  { workflow, status, whose, period }: HomeChoice,
  person: string,
  now: Date,
): RunFilter {
  const length = periods[period];
  return {
    ...(workflow === null ? {} : { workflowId: workflow }),
    ...(status === 'any' ? {} : { statuses: status === 'open' ? openStatuses : [status] }),
    ...(whose === 'mine' ? { requesterId: person } : {}),
    ...(length === null ? {} : { since: later(now, -length) }),
  };
}

const turned = z.tuple([z.enum(['older', 'newer']), z.coerce.date(), z.string().regex(/^run_\w+$/)]);

/** What a button that turns the page says. Throws where it is none of ours. */
export function turnIn(value = ''): RunTurn {
  const [way, receivedAt, id] = turned.parse(value.split(' '));
  return way === 'older' ? { olderThan: { receivedAt, id } } : { newerThan: { receivedAt, id } };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
