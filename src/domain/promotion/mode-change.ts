import { demotionReasons } from './demotion.ts';

/** `registered`: the mode in which the workflow became known. The others are why it was changed. */
export const modeChangeReasons = ['registered', 'promoted', ...demotionReasons] as const;
export type ModeChangeReason = (typeof modeChangeReasons)[number];
