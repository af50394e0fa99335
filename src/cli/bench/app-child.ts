import '../../quick-start.ts';
import { readFileSync } from 'node:fs';
import type { Replaced } from '../../app.ts';

const { startApp } = await import('../../app.ts');
const { readConfig } = await import('../../config.ts');
const { benchWorkflow } = await import('./bench-workflow.ts');
const { hundred } = await import('./hundred-channels.ts');
const { instantAgent } = await import('./instant-agent.ts');

/** What the bench puts in place of the app's own parts. */
export type BenchApp = {
  /** `instant` takes no time to think; `configured` is the agent SDK and the demo model's server. */
  agent: 'instant' | 'configured';
  workflows: 'shipped' | 'bench';
  /** At rest, nothing but the acknowledgement happens. */
  workers: 'at work' | 'at rest';
  /** `slack`: about one post a second in a channel, as in production. */
  pace: 'slack' | 'off';
};

const wanted = JSON.parse(process.env['BENCH_APP'] ?? '{}') as BenchApp;
process.env['OPENAI_AGENTS_DISABLE_TRACING'] = '1';
const replaced: Replaced = {
  ...(wanted.pace === 'off' ? { pace: { postsPerSecond: 100_000, burst: 100_000 } } : {}),
  ...(wanted.agent === 'instant' ? { agent: instantAgent } : {}),
  ...(wanted.workflows === 'bench' ? { workflows: () => hundred.map(benchWorkflow) } : {}),
  ...(wanted.workers === 'at rest' ? { workers: { agents: 0, executors: 0 } } : {}),
};
const app = await startApp(
  readConfig(process.env, (path) => readFileSync(path, 'utf8')),
  replaced,
);

process.on('message', () => process.send?.(process.memoryUsage.rss()));
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
process.send?.(process.memoryUsage.rss());
