import { performance } from 'node:perf_hooks';
import { sendCommand } from './commands.ts';
import type { Target } from './commands.ts';

/** Sends commands in a process of its own, so that what else the bench does delays no measurement. */
export type Load = {
  target: Target;
  channel: string;
  /** Commands, each `/leenops <words> <number>` with the next number. */
  words: string;
  firstNumber: number;
  /** For so long. */
  ms: number;
  concurrency: number;
};

/** Milliseconds that each acknowledgement took. */
export type Loaded = number[];

process.on('message', (load: Load) => {
  void send(load).then((latencies) => process.send?.(latencies));
});
for (const end of ['SIGTERM', 'disconnect']) process.on(end, () => process.exit(0));
process.send?.([]);

async function send({ target, channel, words, firstNumber, ms, concurrency }: Load): Promise<Loaded> {
  const latencies: number[] = [];
  const ends = performance.now() + ms;
  let number = firstNumber;
  const client = async () => {
    while (performance.now() < ends) {
      const begun = performance.now();
      const answer = await sendCommand(target, { channel, text: `${words} ${number++}` });
      latencies.push(performance.now() - begun);
      if (answer && !answer.includes('On it')) throw new Error(`Not started: ${answer}`);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  return latencies;
}
