import { fork, type ChildProcess, type ForkOptions, type Serializable } from 'node:child_process';
import { once } from 'node:events';

export type Child = {
  /** The next message it sends; throws if it ends before, with what it wrote to stderr. */
  next: <Message>() => Promise<Message>;
  send: (message: Serializable) => void;
  kill: (signal: NodeJS.Signals) => Promise<void>;
};

/** Starts a TypeScript program in a process of its own that talks to us in messages. */
export function startChild(program: string, args: string[], options: ForkOptions = {}): Child {
  const child = fork(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const inbox: unknown[] = [];
  let complaint = '';
  child.on('message', (message) => inbox.push(message));
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return {
    async next<Message>() {
      while (inbox.length === 0) {
        if (hasEnded(child)) throw new Error(`${program} ended with ${child.exitCode}: ${complaint}`);
        await Promise.race([once(child, 'message'), once(child, 'close')]);
      }
      return inbox.shift() as Message;
    },
    send: (message) => void child.send(message),
    async kill(signal) {
      if (hasEnded(child)) return;
      const ended = once(child, 'close');
      child.kill(signal);
      await ended;
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
