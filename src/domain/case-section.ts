import type { RecordLink } from './tool.ts';

/** One part of the case as people see it on a card, in plain texts: the surface decides how to draw it. */
export type CaseSection = {
  title: string;
  rows: { label: string; value: string; record?: RecordLink }[];
  /** Said when there is nothing to show, or as a warning beside the rows. */
  note?: string;
  /** An argument's text that will be drawn by `passagesOf` where it goes: the card shows it so, in place of the bare text. */
  draft?: string;
  /** The same things as several papers have them, side by side; `differs` is marked. */
  comparison?: {
    columns: string[];
    rows: { label: string; cells: string[]; differs: boolean }[];
    /** Words stand on the left; amounts, without this, on the right. */
    align?: 'left' | 'right';
  };
};
