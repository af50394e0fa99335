import type { Command, ExitCode, Invocation } from '../command.ts';
import { WrongUsage } from '../wrong-usage.ts';
import { ApiRefused } from './api-refused.ts';
import { apiFrom } from './api.ts';
import { approve } from './commands/approve.ts';
import { edit } from './commands/edit.ts';
import { escalate } from './commands/escalate.ts';
import { exportDecisions } from './commands/export.ts';
import { find } from './commands/find.ts';
import { acknowledge, incidents, resolve, retry, settle } from './commands/incidents.ts';
import { list } from './commands/list.ts';
import { metrics } from './commands/metrics.ts';
import { pause, resume } from './commands/pause.ts';
import { queue } from './commands/queue.ts';
import { reject } from './commands/reject.ts';
import { grantOnce, handOver, supply } from './commands/remedies.ts';
import { rerun } from './commands/rerun.ts';
import { reverse } from './commands/reverse.ts';
import { respond } from './commands/respond.ts';
import { review } from './commands/review.ts';
import { schedules } from './commands/schedules.ts';
import { show } from './commands/show.ts';
import { start } from './commands/start.ts';
import { grant, revoke, tools } from './commands/tools.ts';
import type { OpsCommand } from './ops-command.ts';

export const opsCommands: Readonly<Record<string, OpsCommand>> = {
  start,
  rerun,
  reverse,
  list,
  show,
  find,
  queue,
  review,
  approve,
  edit,
  reject,
  escalate,
  respond,
  pause,
  resume,
  incidents,
  acknowledge,
  'hand-over': handOver,
  resolve,
  retry,
  'grant-once': grantOnce,
  supply,
  settle,
  schedules,
  tools,
  grant,
  revoke,
  export: exportDecisions,
  metrics,
};

/** What people do in Slack, from a terminal: a client of the HTTP API with the rights of the token's person. */
export const ops: Command = {
  usage: `npm run ops -- <command>

${Object.values(opsCommands)
  .map(({ usage, does }) => `  ${usage}\n      ${does}`)
  .join('\n')}

  LEENOPS_URL    where LeenOps runs: https://leenops.example.com
  LEENOPS_TOKEN  your token: /leenops token in Slack issues one
  --json         the answer as it came, with every command but export

  Exit code: 0 done, 1 LeenOps said no, 2 it could not run.`,

  async run({ args, env, terminal }: Invocation): Promise<ExitCode> {
    const [name, ...rest] = args;
    if (name === undefined || ['help', '--help', '-h'].includes(name) || rest.includes('--help')) {
      terminal.say(ops.usage);
      return 0;
    }
    const command = Object.hasOwn(opsCommands, name) ? opsCommands[name] : undefined;
    if (!command) throw new WrongUsage(`There is no command “${name}”.`);
    try {
      return await command.run({ api: apiFrom(env), terminal, args: rest });
    } catch (error) {
      if (!(error instanceof ApiRefused) || error.couldNotRun) throw error;
      terminal.complain(error.message);
      return 1;
    }
  },
};
