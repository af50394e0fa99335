/** In points: small enough that the letters stay readable when a phone shows it 340 points wide. */
export const width = 480;
export const height = 320;

/** Two pixels for each point, so that it is sharp on phones. */
export const density = 2;

export const letters = { title: 17, text: 13 } as const;
export const margin = { top: 18, right: 18, bottom: 14, left: 18 } as const;
export const inside = width - margin.left - margin.right;

/** Inter's usual letter is a little over half as wide as it is high; capitals are why this is more. */
const widthOfLetter = 0.6;

/** How many letters of this size fit into so many points. */
export function lettersIn(points: number, size: number): number {
  return Math.max(1, Math.floor(points / (size * widthOfLetter)));
}
