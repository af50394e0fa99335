import { Refused } from '../../domain/refused.ts';
import { minute } from '../../lib/time.ts';
import type { Clock } from '../../lib/time.ts';

export type Asked<T> = {
  /** The answer, at most a minute old. Throws Refused('people_unknown') when there is none. */
  ask(id: string): Promise<T>;
  /** What was answered last, however long ago; undefined when nobody asked yet. */
  heard(id: string): T | undefined;
};

/** Many who ask at once wait for one answer; a failure is no answer, and is asked again next time. */
export function askedOnceAMinute<T>(
  now: Clock,
  look: (id: string) => Promise<T>,
  about: (id: string) => Record<string, string>,
): Asked<T> {
  const known = new Map<string, { answer: T; until: number }>();
  const asking = new Map<string, Promise<T>>();

  async function askSlack(id: string): Promise<T> {
    const answer = await orPeopleUnknown(look(id), about(id));
    known.set(id, { answer, until: now().getTime() + minute });
    return answer;
  }

  return {
    async ask(id) {
      const before = known.get(id);
      if (before && before.until > now().getTime()) return before.answer;
      const answer = asking.get(id) ?? askSlack(id).finally(() => asking.delete(id));
      asking.set(id, answer);
      return answer;
    },
    heard: (id) => known.get(id)?.answer,
  };
}

export async function orPeopleUnknown<T>(answer: Promise<T>, about: Record<string, string>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const code = error instanceof Error ? error.name : 'unknown';
    throw new Refused('people_unknown', { ...about, code });
  }
}
