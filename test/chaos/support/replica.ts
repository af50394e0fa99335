import { startAppProcess } from '../../../src/sandbox/world/app-process.ts';
import type { AppProcess } from '../../../src/sandbox/world/app-process.ts';

/** One process of the app that is started again whenever it was killed. */
export type Replica = {
  /** `http://127.0.0.1:3000` */
  readonly base: string;
  readonly eventsUrl: string;
  readonly isReady: boolean;
  readonly kills: number;
  /** kill -9, and at once a new process in its place. */
  kill(): Promise<void>;
  ready(): Promise<void>;
  /** SIGTERM; answers the exit code. */
  terminate(): Promise<number | null>;
  /** kill -9, for good. */
  end(): Promise<void>;
};

const readyWithinMs = 60_000;

export function keepReplica(environment: Record<string, string>, logFile: string, program?: string): Replica {
  let app: AppProcess;
  let isReady: boolean;
  let kills = 0;
  let starting: Promise<void>;

  /** A start that a kill interrupts is forgotten; one that fails by itself shows at the next `ready`. */
  function start(): void {
    const life = kills;
    isReady = false;
    app = startAppProcess(environment, logFile, program);
    starting = app.ready(readyWithinMs).then(
      () => {
        isReady = life === kills;
      },
      (error: unknown) => {
        if (life === kills) throw error;
      },
    );
    starting.catch(() => {}); // asked for by ready()
  }

  start();
  const base = `http://127.0.0.1:${environment['PORT']}`;
  return {
    base,
    eventsUrl: `${base}/slack/events`,
    get isReady() {
      return isReady;
    },
    get kills() {
      return kills;
    },
    async kill() {
      kills += 1;
      isReady = false;
      await app.kill();
      start();
    },
    ready: () => starting,
    async terminate() {
      await app.stop();
      return app.ended;
    },
    async end() {
      kills += 1;
      await app.kill();
    },
  };
}
