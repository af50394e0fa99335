import type { DigestReport } from '../../domain/digest/report.ts';
import type { Sources } from '../run-view.ts';

/** Beyond these, a digest counts people together. */
const mostNamed = 12;

/** What those who decided most are called now. A digest reports on people; a mention would call them every Monday. */
export async function reviewerNames(
  { nameOf }: Pick<Sources, 'nameOf'>,
  { total }: DigestReport,
): Promise<Map<string, string>> {
  const people = total.reviewers.slice(0, mostNamed).map(({ person }) => person);
  const names = await Promise.all(people.map(async (id) => [id, await nameOf?.(id)] as const));
  return new Map(names.flatMap(([id, name]) => (name === undefined ? [] : [[id, name]])));
}
