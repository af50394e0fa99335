import type { SeedIssue } from './issue.ts';

/** `acme/website` can be read by everybody. */
export const websiteIssues: readonly SeedIssue[] = [
  {
    by: 'mika-r',
    title: 'Opening hours on the contact page are those of last winter',
    body: 'The contact page still says that the showroom closes at 17:00. Since October it is open until 19:00.',
    comments: [
      { by: 'noor-h', body: 'The footer is wrong as well, it says 18:00.' },
      { by: 'grace-l', body: 'Both read from the same file, which nobody has changed since March.' },
    ],
  },
];
