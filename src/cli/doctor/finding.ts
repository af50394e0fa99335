/** `fine`: as it should be. `care`: it works, and somebody should know. `wrong`: it does not, and the text says what to do. */
export type Finding = { state: 'fine' | 'care' | 'wrong'; about: string; says: string };

/** What one check says of the thing it is about. */
export type Says = {
  fine(says: string): Finding;
  care(says: string): Finding;
  wrong(says: string): Finding;
};

export function speakingOf(about: string): Says {
  const says = (state: Finding['state']) => (text: string) => ({ state, about, says: text });
  return { fine: says('fine'), care: says('care'), wrong: says('wrong') };
}

/** The longest that one check may take, in milliseconds. */
const usualPatience = 30_000;

/** Looks, and takes whatever goes wrong on the way for a finding. `remedy` is for what the check did not foresee. */
export async function looked(
  about: string,
  remedy: string,
  look: (says: Says, signal: AbortSignal) => Promise<Finding | Finding[]>,
  patienceMs = usualPatience,
): Promise<Finding[]> {
  const says = speakingOf(about);
  const signal = AbortSignal.timeout(patienceMs);
  const late = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => late.reject(new Error(`no answer within ${patienceMs / 1000} s`)));
  try {
    return [await Promise.race([look(says, signal), late.promise])].flat();
  } catch (error) {
    return [says.wrong(`${reasonOf(error)} ${remedy}`)];
  }
}

/** Drizzle's message is the whole query, so its cause speaks; what has a code is known by it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)}.`;
  const told = error.message.startsWith('Failed query') && error.cause instanceof Error ? error.cause : error;
  const line = told.message.split('\n', 1)[0] || told.name;
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
