import { strangeness } from '../../domain/review.ts';
import type { Standing, Stranger } from '../../domain/review.ts';

/** At least `enough` of these people who may take part, or all there are; asks about no more people than it takes. */
export async function someWhoMay(
  people: readonly string[],
  welcome: readonly Stranger[],
  enough: number,
  standingOf: (person: string) => Promise<Standing | undefined>,
): Promise<string[]> {
  const found: string[] = [];
  for (let from = 0; from < people.length && found.length < enough; from += enough) {
    const some = people.slice(from, from + enough);
    const standings = await Promise.all(some.map(standingOf));
    found.push(...some.filter((_, index) => !strangeness(standings[index] ?? 'member', welcome)));
  }
  return found;
}
