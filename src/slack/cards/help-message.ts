import { clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, bullets, code, richText, section } from './parts/rich-text.ts';

export type WorkflowLine = { id: string; title: string; purpose: string };

const commands: [string, string][] = [
  ['/leenops run', 'choose a workflow and start it'],
  ['/leenops run <workflow> <words>', 'start it at once, for example for a ticket number'],
  ['/leenops runs', 'the newest runs and what they wait for'],
  ['/leenops find <ticket | customer | run>', 'runs by what they are about'],
  ['/leenops show <run>', 'everything that happened to one run'],
  ['/leenops cancel <run>', 'end a run that is open'],
  ['/leenops pause <workflow | all> <why>', 'make it stand still: nothing starts, nothing is carried out'],
  ['/leenops resume <workflow | all>', 'let it go on'],
  ['/leenops queue', 'what waits for you; decide several together'],
  ['/leenops claim <run>', 'say on its card that you look at it'],
  ['/leenops away <days> @deputy', 'who decides for you while you are away; away off: you are back'],
  ['/leenops map <workflow>', 'how it is controlled, and what can go wrong'],
  ['/leenops token', 'your keys to the HTTP API: issue, see, revoke'],
  ['/leenops teams', 'who is in which team, for admins'],
  ['/leenops tools', 'which tools agents may use, for admins'],
  ['/leenops help', 'this'],
];

const shownWorkflows = 20;

export function helpMessage(workflows: readonly WorkflowLine[]): Message {
  const promise =
    'Agents read and propose; people decide on cards; what was approved is carried out once, exactly as shown.';
  const commandLines = commands.map(([command, does]): Part[] => [code(command), ` – ${does}`]);
  const workflowLines = workflows.slice(0, shownWorkflows).map(spell);
  const rest = workflows.length - workflowLines.length;
  const known: Part[][] = workflows.length
    ? [...workflowLines, ...(rest ? [[`and ${rest} more`]] : [])]
    : [['None is set up yet. Ask an admin of LeenOps.']];
  return {
    text: notification([[promise], [bold('Commands')], ...commandLines, [bold('Workflows')], ...known]),
    blocks: richText([
      section(promise),
      section(bold('Commands')),
      bullets(commandLines),
      section(bold('Workflows')),
      bullets(known),
    ]),
  };
}

function spell({ id, title, purpose }: WorkflowLine): Part[] {
  return [code(clip(id, 60)), ` ${clip(oneLine(title), 80)} – ${clip(oneLine(purpose), 250)}`];
}
