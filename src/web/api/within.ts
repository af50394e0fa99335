import { ApiProblem } from './problem.ts';

const message =
  'This takes too long, and we cannot say that it took effect. Look at the run before you try again.';

/** What the work answers, or a 503 when that takes longer. The work goes on: `tooLate` hears if it fails then. */
export async function within<T>(
  milliseconds: number,
  work: () => Promise<T>,
  tooLate: (error: unknown) => void,
): Promise<T> {
  const late = Promise.withResolvers<never>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    late.reject(new ApiProblem(503, 'timeout', message));
  }, milliseconds);
  const working = work().catch((error: unknown) => {
    if (isLate) tooLate(error);
    throw error;
  });
  try {
    return await Promise.race([working, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
