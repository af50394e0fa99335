/** A validator's sentence as a log may hold it: places and limits, without the texts it quotes. */
export function withoutTexts(problem: string): string {
  return problem.replaceAll(/"(?:[^"\\]|\\.)*"/g, '"…"').slice(0, 200);
}
