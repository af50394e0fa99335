import { readFileSync } from 'node:fs';
import { createAgent } from '../../agent/create-agent.ts';
import { connectorsFrom } from '../../systems.ts';
import type { Config } from '../../config.ts';
import { openDatabase } from '../../db/client.ts';
import type { Db } from '../../db/client.ts';
import { countMigrations } from '../../db/migrate.ts';
import { listTeams } from '../../db/teams.ts';
import type { Team } from '../../db/teams.ts';
import { teamsNamed } from '../../domain/team.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { systemClock } from '../../lib/time.ts';
import { slackDirectory } from '../../slack/directory.ts';
import { shippedWorkflows } from '../../workflows/shipped.ts';
import type { Command, Invocation } from '../command.ts';
import { checkConfiguration } from './checks/configuration.ts';
import { checkConnectors } from './checks/connectors.ts';
import { checkDatabase } from './checks/database.ts';
import { checkDigest } from './checks/digest.ts';
import { checkModel } from './checks/model.ts';
import { checkSlack } from './checks/slack.ts';
import { bindingsWith, checkAdmins, checkTeams } from './checks/teams.ts';
import { checkTools } from './checks/tools.ts';
import { checkWebhooks } from './checks/webhooks.ts';
import { checkWorkflows } from './checks/workflows.ts';
import { speakingOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { withoutSecrets } from './without-secrets.ts';

const signs = { fine: '✓', care: '!', wrong: '✗' } as const;

/** Looks at a real set-up and says, a line for each part, what is right and what to do about the rest. It changes nothing. */
export const doctor: Command = {
  usage: 'npm run doctor',
  async run({ env, terminal }: Invocation) {
    const { config, findings } = checkConfiguration(env, (path) => readFileSync(path, 'utf8'));
    const others = config ? await examine(config) : [];
    const all = [...findings, ...others];
    for (const { state, about, says } of all) {
      const line = `${signs[state]} ${about}: ${says}`;
      terminal.say(config ? withoutSecrets(line, config) : line);
    }
    const wrong = all.filter(({ state }) => state === 'wrong').length;
    terminal.say(`\n${verdict(wrong, config !== undefined)}`);
    return wrong ? 1 : 0;
  },
};

function verdict(wrong: number, isConfigured: boolean): string {
  if (wrong === 0) return 'Everything that was looked at works.';
  const count = wrong === 1 ? 'One thing is' : `${wrong} things are`;
  return `${count} wrong.${isConfigured ? '' : ' The rest is looked at once the configuration is right.'}`;
}

async function examine(config: Config): Promise<Finding[]> {
  const { db, close } = openDatabase(config.databaseUrl, { max: 3, applicationName: 'leenops doctor' });
  const connectors = connectorsFrom(config, systemClock, db);
  const workflows = shippedWorkflows(connectors);
  try {
    const [database, slack, model, systems, tools, webhooks] = await Promise.all([
      checkDatabase(db, config),
      examineSlack(db, config, workflows),
      checkModel(createAgent(config.model)),
      checkConnectors(connectors),
      checkTools(db, config, workflows),
      checkWebhooks(db, config.webhooks.secrets, workflows, systemClock),
    ]);
    return [...database, ...slack, ...model, ...systems, ...tools, ...webhooks];
  } finally {
    await close();
  }
}

async function examineSlack(db: Db, config: Config, workflows: readonly Workflow[]): Promise<Finding[]> {
  const { known, findings } = await checkSlack(config);
  if (!known) return [...findings, speakingOf('Teams').care('not looked at, because Slack does not answer.')];
  const directory = slackDirectory(known.client, known.teamId);
  const bound = await boundTeams(db, workflows);
  const [admins, teams, people, digest] = await Promise.all([
    checkAdmins(directory, config.admins),
    checkTeams(directory, workflows, bindingsWith(bound ?? [], config.seed)),
    bound ? checkWorkflows(db, directory, workflows, systemClock) : [],
    bound ? checkDigest(db, directory, config, systemClock) : [],
  ]);
  return [...findings, ...admins, ...teams, ...people, ...digest];
}

/** Undefined where the database has no tables yet, or does not answer, which is another finding. */
async function boundTeams(db: Db, workflows: readonly Workflow[]): Promise<Team[] | undefined> {
  try {
    const { applied } = await countMigrations(db);
    return applied ? await listTeams(db, teamsNamed(workflows)) : undefined;
  } catch {
    return undefined;
  }
}
