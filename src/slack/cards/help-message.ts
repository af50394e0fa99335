import { clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import type { Paragraph, Part } from './parts/rich-text.ts';
import { bold, bullets, code, joined, richText, section } from './parts/rich-text.ts';
import { waysOf } from './parts/ways.ts';
import type { Startable } from './parts/ways.ts';

export type WorkflowLine = { id: string; title: string; purpose: string };
type HelpLine = WorkflowLine & Startable;

const fromSlack: Part[][] = [
  [bold('⚡ Start a workflow'), ' – from Slack’s search or the + beside a message; the App Home has it, too'],
  [bold('Run a workflow on this message'), ' – in the menu of a message: what it names is filled in'],
  [code('@LeenOps …'), ' – in words, also ', code('what is waiting for me?')],
];

const commands: [string, string][] = [
  ['/leenops run', 'choose a workflow and start it'],
  ['/leenops run <workflow> <words>', 'start it at once, for example for a ticket number'],
  ['/leenops runs', 'the newest runs and what they wait for'],
  ['/leenops find <ticket | customer | run>', 'runs by what they are about'],
  ['/leenops show <run>', 'everything that happened to one run'],
  ['/leenops rerun <run>', 'run it once more though nothing changed; it counts as rework'],
  ['/leenops reverse <run> <why>', 'put on record that what it did was undone; it undoes nothing'],
  ['/leenops cancel <run>', 'end a run that is open'],
  ['/leenops pause <workflow | all> <why>', 'make it stand still: nothing starts, nothing is carried out'],
  ['/leenops resume <workflow | all>', 'let it go on'],
  ['/leenops promote <workflow>', 'on what evidence it may do more alone; a second person confirms it'],
  ['/leenops demote <workflow> <why>', 'take back what it does alone, at once'],
  ['/leenops queue', 'what waits for you; decide several together'],
  ['/leenops claim <run>', 'say on its card that you look at it'],
  ['/leenops away <days> @deputy', 'who decides for you while you are away; away off: you are back'],
  ['/leenops incidents <workflow>', 'what went wrong, which runs stand still, and what lets them go on'],
  ['/leenops map <workflow>', 'how it is controlled, and what can go wrong'],
  ['/leenops schedules', 'what runs by the clock; pause it, resume it, or run it now'],
  ['/leenops metrics <workflow> <7d | 30d | 90d>', 'how the operation does: figures and a chart'],
  ['/leenops digest [week]', 'a week in numbers, and what to do next; for admins: here, off'],
  ['/leenops token', 'your keys to the HTTP API: issue, see, revoke'],
  ['/leenops teams', 'who is in which team, for admins'],
  ['/leenops tools', 'which tools agents may use, for admins'],
  ['/leenops help', 'this'],
];

const shownWorkflows = 15;

export function helpMessage(workflows: readonly HelpLine[]): Message {
  const promise =
    'Agents read and propose; people decide on cards; what was approved is carried out once, exactly as shown.';
  const commandLines = commands.map(([command, does]): Part[] => [code(command), ` – ${does}`]);
  const shown = workflows.slice(0, shownWorkflows);
  const workflowLines = shown.map(spell);
  const rest = workflows.length - workflowLines.length;
  const known: Part[][] = workflows.length
    ? [...workflowLines, ...(rest ? [[`and ${rest} more`]] : [])]
    : [['None is set up yet. Ask an admin of LeenOps.']];
  return {
    text: notification([
      [promise],
      [bold('Commands')],
      ...commandLines,
      [bold('Elsewhere in Slack')],
      ...fromSlack,
      [bold('Workflows')],
      ...known,
    ]),
    blocks: richText([
      section(promise),
      section(bold('Commands')),
      bullets(commandLines),
      section(bold('Elsewhere in Slack')),
      bullets(fromSlack),
      section(bold('Workflows')),
      ...(shown.length ? shown.flatMap(withWays) : [bullets(known)]),
      ...(rest ? [section(`and ${rest} more`)] : []),
    ]),
  };
}

function withWays(workflow: HelpLine): Paragraph[] {
  const ways = joined(waysOf(workflow), ', ');
  return [bullets([spell(workflow)]), bullets([['Started with ', ...ways]], 1)];
}

function spell({ id, title, purpose }: WorkflowLine): Part[] {
  return [code(clip(id, 60)), ` ${clip(oneLine(title), 80)} – ${clip(oneLine(purpose), 250)}`];
}
