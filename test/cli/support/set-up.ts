import { execFile } from 'node:child_process';
import { onTestFinished } from 'vitest';
import { createAgent } from '../../../src/agent/create-agent.ts';
import { connectorsFrom } from '../../../src/systems.ts';
import { runCommand } from '../../../src/cli/command.ts';
import { doctor } from '../../../src/cli/doctor/doctor.ts';
import { readConfig } from '../../../src/config.ts';
import { openDatabase } from '../../../src/db/client.ts';
import { registerWorkflows } from '../../../src/engine/workspace/register-workflows.ts';
import { seedTeams } from '../../../src/engine/workspace/seed.ts';
import type { Seed } from '../../../src/engine/workspace/seed.ts';
import { createLogger } from '../../../src/lib/logger.ts';
import { systemClock } from '../../../src/lib/time.ts';
import { teamSeed } from '../../../src/sandbox/world/hearth-and-pine.ts';
import { startWorld } from '../../../src/sandbox/world/start-world.ts';
import type { World } from '../../../src/sandbox/world/start-world.ts';
import { shippedWorkflows } from '../../../src/workflows/shipped.ts';
import { emptyDatabase, freshDatabase } from '../../support/postgres.ts';

type Environment = Record<string, string>;
export type Visit = { code: number; says: string };

export type SetUp = {
  world: World;
  databaseUrl: string;
  environment: Environment;
  /** Runs the command with these settings changed; an empty one is left out. */
  visit(changed?: Environment): Promise<Visit>;
  /** The same as a program of its own, as an operator types it. */
  visitAsProgram(): Promise<Visit>;
};

type Options = { scopes?: string[]; teams?: Seed['teams']; receive?: 'http' | 'socket'; started?: boolean };

/** A set-up as production has it, in the invented company: the app was started once, unless it never was. */
export async function aSetUp(options: Options = {}): Promise<SetUp> {
  const { scopes, teams = teamSeed.teams, receive = 'http', started = true } = options;
  const [database, world] = await Promise.all([
    started ? freshDatabase() : emptyDatabase(),
    startWorld({ pace: 'off', ...(scopes ? { scopes } : {}) }),
  ]);
  onTestFinished(async () => {
    await world.close();
    await database.drop();
  });
  const environment = world.environment({ databaseUrl: database.url, port: 0, receive });
  if (started) await startOnce(environment, teams);
  return {
    world,
    databaseUrl: database.url,
    environment,
    visit: (changed = {}) => visit({ ...environment, ...changed }),
    visitAsProgram: () => visitAsProgram(environment),
  };
}

/** What the first start of the app leaves in the database. */
async function startOnce(environment: Environment, teams: Seed['teams']): Promise<void> {
  const config = readConfig(environment, () => '');
  const { db, close } = openDatabase(config.databaseUrl, { max: 1 });
  const workflows = shippedWorkflows(connectorsFrom(config, systemClock, db));
  const ctx = { db, workflows, now: systemClock, log: createLogger('silent') };
  await registerWorkflows({ ...ctx, agent: createAgent(config.model) });
  await seedTeams(ctx, { teams, modes: {} });
  await close();
}

async function visit(env: Environment): Promise<Visit> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const terminal = { say, complain: say, pour: async () => {}, ask: async () => undefined };
  const code = await runCommand(doctor, { args: [], env, terminal });
  return { code, says: lines.join('\n') };
}

const program = new URL('../../../src/cli/doctor.ts', import.meta.url).pathname;

function visitAsProgram(environment: Environment): Promise<Visit> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    execFile(process.execPath, [program], { env: { PATH, ...environment } }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, says: stdout + stderr }),
    );
  });
}
