import './quick-start.ts';
import { readFileSync } from 'node:fs';

const { ConfigProblems, readConfig } = await import('./config.ts');
const { startApp } = await import('./app.ts');

/** Production. It starts with everything it needs or says what is missing, and never falls back to a demo part. */
process.env['OPENAI_AGENTS_DISABLE_TRACING'] = '1';

try {
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const app = await startApp(config);
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Not `once`: the agent SDK has a listener too, and ends the process in the middle of ours when it is the only one left.
    process.on(signal, () => {
      stopping ??= app.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const lines = error instanceof ConfigProblems ? error.problems : message.split('\n');
  process.stderr.write(['LeenOps cannot start:', ...lines.map((line) => `  - ${line}`), ''].join('\n'));
  process.exit(1);
}
