import type { OfWeek } from './weekly-work.ts';

/** An issue or a pull request as the seed writes it: its number is its place in the repository. */
export type SeedIssue = {
  by: string;
  title: string;
  body: string;
  labels?: string[];
  assignee?: string;
  comments?: { by: string; body: string }[];
  isClosed?: true;
  /** A pull request then, from this branch. */
  branch?: string;
  isDraft?: true;
  /** A pull request that is in. */
  isMerged?: true;
  /** When it was opened or merged; else when the sandbox starts. */
  when?: OfWeek;
};
