/** What is there within so many milliseconds, else what `otherwise` gives. What comes later is not missed. */
export async function soonOr<T>(
  milliseconds: number,
  wanted: Promise<T>,
  otherwise: () => T | Promise<T>,
): Promise<T> {
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), milliseconds);
  try {
    const first = await Promise.race([wanted.then((there) => ({ there })), late.promise]);
    return first === 'late' ? await otherwise() : first.there;
  } finally {
    clearTimeout(timer);
  }
}
