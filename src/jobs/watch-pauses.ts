import type { Context, Halts } from '../engine/context.ts';
import { standingStill } from '../engine/pauses/standing-still.ts';
import { second } from '../lib/time.ts';

type Watched = Pick<Context, 'db' | 'workflows' | 'log'>;

/** Looks every second, so that a pause stops what is under way in this process, wherever it was asked for. */
export function watchPauses(ctx: Watched, everyMs = second): Halts & { stop(): Promise<void> } {
  const controllers = new Map(ctx.workflows.map(({ id }) => [id, new AbortController()]));

  async function look(): Promise<void> {
    const still = await standingStill(ctx);
    for (const [id, controller] of controllers) {
      if (still.has(id)) controller.abort();
      else if (controller.signal.aborted) controllers.set(id, new AbortController());
    }
  }

  let looking: Promise<void> | undefined;
  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'could not look for pauses; looks again'))
      .finally(() => (looking = undefined));
  }, everyMs);

  return {
    look,
    signalOf: (id) => controllers.get(id)?.signal ?? AbortSignal.any([]),
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
