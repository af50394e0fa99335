import { cpus } from 'node:os';
import { measureAcknowledgement } from './bench/measure-acknowledgement.ts';
import { measureLatency } from './bench/measure-latency.ts';
import { measureLoss } from './bench/measure-loss.ts';
import { measureNumbers } from './bench/measure-numbers.ts';
import { measureStart } from './bench/measure-start.ts';
import { measureThroughput } from './bench/measure-throughput.ts';
import { channelOf, workflowOf } from './bench/hundred-channels.ts';
import { firstTicket } from './bench/many-tickets.ts';
import { openStage } from './bench/stage.ts';
import { inMs, ratio, tableOf } from './bench/table.ts';
import { channels } from '../sandbox/world/hearth-and-pine.ts';

/** `npm run bench`: what the app costs on this machine, beside its aims. Figures are printed, never asserted. */
const say = (text: string) => process.stdout.write(`${text}\n`);
const begun = Date.now();

say(
  `LeenOps bench: Node ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? 'unknown'}).`,
);
say(
  'PostgreSQL, the app, Slack, the company and the load share them. Every commit reaches the disk (fsync on).',
);
const stage = await openStage();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stage.close().finally(() => process.exit(130)));
try {
  const acknowledged = await measureAcknowledgement(stage);
  say(
    tableOf(
      'Acknowledgement of /leenops run over signed HTTP, each app in a process of its own, in turns',
      ['', 'p50', 'p99', 'commands', 'p99 beside bare Bolt', 'aim'],
      acknowledged.flatMap(({ concurrency, bare, ours }) => [
        [`bare Bolt, ${concurrency} at once`, inMs(bare.p50), inMs(bare.p99), `${bare.count}`, '1.0×', ''],
        [
          `LeenOps, run committed, ${concurrency} at once`,
          inMs(ours.p50),
          inMs(ours.p99),
          `${ours.count}`,
          ratio(ours.p99, bare.p99),
          concurrency === 20 ? '2×' : '',
        ],
      ]),
    ),
  );

  const sittings = [
    {
      name: 'bench workflow, instant agent, tools that answer at once',
      parts: { agent: 'instant', workflows: 'bench', workers: 'at work', pace: 'off' },
      channel: channelOf(0),
      words: (index: number) => `${workflowOf(0)} reply ${index}`,
    },
    {
      name: 'support triage, instant agent, local Zendesk and Stripe',
      parts: { agent: 'instant', workflows: 'shipped', workers: 'at work', pace: 'off' },
      channel: channels.support,
      words: (index: number) => `support-triage ${firstTicket + index}`,
    },
    {
      name: 'support triage, agent SDK, local demo model',
      parts: { agent: 'configured', workflows: 'shipped', workers: 'at work', pace: 'off' },
      channel: channels.support,
      words: (index: number) => `support-triage ${firstTicket + 1_000 + index}`,
    },
  ] as const;
  const latencies = [];
  for (const { name, parts, ...runs } of sittings)
    latencies.push({ name, ...(await measureLatency(stage, parts, runs)) });
  say(
    tableOf(
      'One run at a time, until Slack has the message',
      ['', 'p50', 'p99', 'runs', 'p50 beside its aim', 'aim'],
      latencies.flatMap(({ name, triggerToCard: card, approveToUpdate: update }) => [
        [
          `trigger → card: ${name}`,
          inMs(card.p50),
          inMs(card.p99),
          `${card.count}`,
          ratio(card.p50, 40),
          '40 ms',
        ],
        [
          `approve → card: ${name}`,
          inMs(update.p50),
          inMs(update.p99),
          `${update.count}`,
          ratio(update.p50, 50),
          '50 ms',
        ],
      ]),
    ),
  );

  const load = await measureThroughput(stage, 20_000);
  say(
    tableOf(
      'Runs a second over 100 channels for 20 s, one at a time in each; instant agent and tools, Slack’s pace off',
      ['', 'runs/s', 'beside its aim', 'aim', 'p50 of a run'],
      load.throughput.map(({ wanted, runsPerSecond, p50 }) => [
        wanted === 'tag' ? 'tag only: until its outcome is told' : 'review: until its card is posted',
        runsPerSecond.toFixed(1),
        ratio(runsPerSecond, 100),
        '100/s',
        p50 === undefined ? 'unknown' : inMs(p50),
      ]),
    ),
  );

  const numbers = await measureNumbers(stage);
  const [fewest, ...more] = numbers;
  say(
    tableOf(
      'Reading the numbers of finished runs, all of them in the last 90 days',
      ['', ...numbers.map(({ runs }) => `${runs.toLocaleString('en')} runs`), 'growth', 'aim'],
      (fewest?.readings ?? []).map(({ what, ms }, index) => {
        const each = [ms, ...more.map(({ readings }) => readings[index]?.ms ?? Number.NaN)];
        const aim = what.startsWith('once') ? '' : '1000 ms';
        return [what, ...each.map((one) => inMs(one)), ratio(each.at(-1) ?? Number.NaN, ms), aim];
      }),
    ),
  );

  const ready = await measureStart(stage);
  const { acknowledged: sent, lost } = await measureLoss(stage);
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
  say(
    tableOf(
      'The process',
      ['', 'measured', 'aim'],
      [
        ['resident memory when it started', megabytes(load.rssBefore), ''],
        ['resident memory after the load', megabytes(load.rssAfter), '250 MB'],
        ['start to ready, unmodified app, migrated database (median of 5)', inMs(ready), '2000 ms'],
        [`runs lost of ${sent} acknowledged commands, kill -9 at once`, `${lost}`, '0'],
      ],
    ),
  );
} finally {
  await stage.close();
}
say(`\nTook ${((Date.now() - begun) / 1000).toFixed(0)} s.`);
