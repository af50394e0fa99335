import { fork } from 'node:child_process';
import type { ChildProcess, Serializable } from 'node:child_process';
import { once } from 'node:events';

export type BenchProcess<Message extends Serializable, Answer> = {
  readonly pid: number;
  /** What it says when it is ready. */
  readonly ready: Answer;
  ask(message: Message): Promise<Answer>;
  /** Lets it end in its own time. */
  stop(): Promise<void>;
};

/** Starts a TypeScript program that says when it is ready and answers one message at a time. */
export async function startBenchProcess<Message extends Serializable, Answer>(
  program: string,
  env: Record<string, string> = {},
): Promise<BenchProcess<Message, Answer>> {
  const child = fork(`${import.meta.dirname}/${program}`, {
    env: { ...process.env, ...env },
    execArgv: ['--max-semi-space-size=8', '--heap-growing-percent=25'], // as `npm start`
  });
  const ready = await nextAnswer<Answer>(child, program);
  return {
    pid: child.pid ?? 0,
    ready,
    ask(message) {
      child.send(message);
      return nextAnswer<Answer>(child, program);
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function nextAnswer<Answer>(child: ChildProcess, program: string): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const onEnd = (code: number | null) => reject(new Error(`${program} ended with ${code}.`));
  child.once('message', resolve as (message: Serializable) => void);
  child.once('exit', onEnd);
  try {
    return await promise;
  } finally {
    child.removeListener('exit', onEnd);
  }
}
