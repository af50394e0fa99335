import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startPostgres } from './postgres/start-postgres.ts';
import { freePort } from './postgres/server/free-port.ts';
import { servePage } from './slack/page/serve.ts';
import { startAppProcess } from './world/app-process.ts';
import { warrantyFile } from './mcp/warranty-file.ts';
import { giveHistory } from './history/give-history.ts';
import { historyNote, historySaid } from './history/say-history.ts';
import { channels, people, teamSeed } from './world/hearth-and-pine.ts';
import { startWorld } from './world/start-world.ts';

/**
 * `npm run sandbox`: the unmodified app in an invented company on this machine. `-- --reset` begins anew, `-- --history` with eight invented
 * weeks behind it.
 */
const dir = resolve('.sandbox');
const at = (name: string) => join(dir, name);
const say = (line: string) => process.stdout.write(`${line}\n`);

if (process.argv.includes('--reset')) rmSync(dir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });
writeFileSync(at('teams.json'), JSON.stringify(teamSeed, null, 2));
writeFileSync(at('mcp.json'), JSON.stringify(warrantyFile, null, 2));

say('Starting PostgreSQL, a local Slack, a rule-based demo model and an invented company …');
const postgres = await startPostgres({ dir: at('postgres') });
const world = await startWorld({
  files: { slack: at('slack.json'), company: at('company.json'), github: at('github.jsonl') },
  slackPort: Number(process.env['SANDBOX_PORT'] ?? 4280),
  companyPort: Number(process.env['SANDBOX_COMPANY_PORT'] ?? 4281),
  githubPort: Number(process.env['SANDBOX_GITHUB_PORT'] ?? 4282),
  modelDelayMs: 400,
  page: servePage,
});
const port = await freePort();
world.slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
world.deliverHooksTo(`http://127.0.0.1:${port}`);
const environment = {
  ...world.environment({
    databaseUrl: postgres.url,
    seedFile: at('teams.json'),
    mcp: { file: at('mcp.json'), claims: at('claims.jsonl') },
    port,
  }),
  // Nobody waits for days in a sandbox.
  LOOK_AGAIN_AFTER: '1,5',
};
const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
writeFileSync(at('app.env'), variables.join(''), { mode: 0o600 });
const history = process.argv.includes('--history') ? await giveHistory(environment) : undefined;
if (history) say(historySaid(history));
let app = startAppProcess(environment, at('app.log'));
await app.ready();
if (typeof history === 'object')
  await world.slack.say(people.priya, channels.operations, historyNote(history));

say(`
  LeenOps is running on this machine.

    Open    ${world.slack.url}
    Model   Demo rules (not AI)
    Company Hearth & Pine, invented: ${world.company.url}
    Issues  ${world.github.url}/acme/shop/issues/42
    Log     .sandbox/app.log
    Check   node --env-file=.sandbox/app.env src/cli/doctor.ts

  Ctrl-C stops it; what happened is kept. “npm run sandbox -- --reset” begins anew.
`);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

while (!stopping.signal.aborted) {
  const code = await app.ended;
  if (stopping.signal.aborted) break;
  say(`The app ended (${code ?? 'killed'}); starting it again. Nothing is lost: see .sandbox/app.log.`);
  app = startAppProcess(environment, at('app.log'));
  await app.ready();
}

async function stop(): Promise<void> {
  stopping.abort();
  say('Stopping …');
  await app.stop();
  await world.close();
  await postgres.stop();
  process.exit(0);
}
