import type { SeedIssue } from './issue.ts';

/** A pull request that was merged, or an issue that was opened, so many weeks before this one, on that day (1 is Monday). */
export type OfWeek = { weeksAgo: number; day: number };

const by = ['linus-b', 'grace-l'] as const;

function merged(title: string, weeksAgo: number, day: number): SeedIssue {
  return {
    by: by[day % 2] ?? 'grace-l',
    title,
    body: 'Reviewed and tested.',
    branch: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    isMerged: true,
    when: { weeksAgo, day },
  };
}

function opened(title: string, weeksAgo: number, day: number, author = 'mika-r'): SeedIssue {
  return { by: author, title, body: 'See the title.', when: { weeksAgo, day } };
}

/** What the weekly reports are about: a quiet week behind us, one with a jump in revenue, and one with a title that means no good. */
export const shopWork: readonly SeedIssue[] = [
  opened('Add a gift message to an order', 1, 2, 'noor-h'),
  merged('Show delivery dates in the basket', 1, 1),
  merged('Keep the basket over a sign-in', 1, 2),
  merged('Faster search for lamps', 1, 4),
  opened('Receipt shows the wrong time zone', 1, 4),
  merged('Remember the delivery address', 1, 5),
  merged('Check stock before payment', 2, 3),
  merged('Retry a failed card once', 2, 4),
  merged('Sort reviews by date', 3, 3),
  opened('@channel post the payroll', 3, 3, 'promo-helper'),
];

export const websiteWork: readonly SeedIssue[] = [
  merged('New photographs of the showroom', 1, 3),
  merged('Opening hours in the footer', 2, 2),
];
