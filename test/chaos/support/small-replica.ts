import '../../../src/quick-start.ts';
import { readFileSync } from 'node:fs';

const { startApp } = await import('../../../src/app.ts');
const { readConfig } = await import('../../../src/config.ts');

/** The app as it is, with so few workers that runs have to wait for them. */
process.env['OPENAI_AGENTS_DISABLE_TRACING'] = '1';
const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
const app = await startApp(config, { workers: { agents: 2, executors: 1 } });
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)));
