/** Hears of one thing that is broken, in words: `chain run_… row 7 was changed`. */
export type Report = (problem: string) => void;
