import type { Part } from '../parts/rich-text.ts';

/** One thing that happened to a run. */
export type Entry = { at: Date; words: Part[] };
