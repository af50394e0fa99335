import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import { fieldsOf } from '../../domain/form/fields-of.ts';
import { rawFrom } from '../../domain/form/values-from.ts';
import type { Meant } from '../../domain/understand.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { actionIds } from '../ids.ts';
import { meantValue } from '../meant-value.ts';
import { clip, oneLine } from '../text.ts';
import type { Message } from './message.ts';
import { notification } from './message.ts';
import { plain } from './parts/blocks.ts';
import { mrkdwn, mrkdwnOf } from './parts/mrkdwn.ts';
import type { Part } from './parts/rich-text.ts';
import { bold, bullets, code, emoji, link, richText, section } from './parts/rich-text.ts';
import type { WaitingLine } from './waiting-line.ts';

/** What was understood, to be started with a button; where it could be several things, each has its own. */
export function offered(askId: string, choices: readonly Meant[]): Message {
  const [only, ...others] = choices;
  if (only && others.length === 0)
    return answer(
      [['I understand: ', ...inWords(only), '. Start it?']],
      [{ ...startButton(askId, only), style: 'primary' }, choose(askId, only)],
    );
  const said: Part[] = ['That can mean more than one thing. Which one do you mean?'];
  const { text, blocks } = answer([said], []);
  const lines = choices.map((meant): SectionBlock => ({
    type: 'section',
    text: mrkdwn(inWords(meant)),
    accessory: startButton(askId, meant),
  }));
  return {
    text: [text, ...choices.map((meant) => mrkdwnOf(inWords(meant)))].join('\n'),
    blocks: [...blocks, ...lines, { type: 'actions', elements: [choose(askId, undefined)] }],
  };
}

function startButton(askId: string, meant: Meant): Button {
  return {
    type: 'button',
    action_id: actionIds.startMeant,
    text: plain('Start'),
    value: meantValue(askId, meant),
  };
}

/** The workflow is plain, what it is for is not. */
export function unfinished(askId: string, meant: Meant): Message {
  const { workflow } = meant;
  return answer(
    [
      [
        'I understand: ',
        bold(clip(oneLine(workflow.title), 80)),
        `, but this is missing or not right: ${openFields(meant).join(', ')}. Fill it in, or say it again`,
        ...(workflow.says ? [', for example “', mention, clip(workflow.says.example, 100), '”.'] : ['.']),
      ],
    ],
    [choose(askId, meant, 'Fill in the form')],
  );
}

export function notUnderstood(askId: string, workflows: readonly Workflow[]): Message {
  const examples = workflows.flatMap(({ title, says }) => (says ? [{ title, example: says.example }] : []));
  const list: Part[][] = [
    ...examples.map(({ title, example }): Part[] => [
      code(`${mention}${clip(example, 100)}`),
      ` – ${clip(oneLine(title), 80)}`,
    ]),
    [code(`${mention}what is waiting for me?`), ' – what you can decide'],
  ];
  const said = 'I did not understand that. I go by a few words, for example:';
  return answer(
    [[said]],
    workflows.length ? [choose(askId, undefined, 'Start a workflow')] : [],
    { list },
    workflows.length ? [] : [['There is no workflow that you may start. Ask an admin of LeenOps.']],
  );
}

/** Only numbers and names: it may stand in any channel. */
export function waitsForYou(lines: readonly WaitingLine[], total: number): Message {
  const said: Part[] = [
    total === 0
      ? 'Nothing waits for you.'
      : `${total === 1 ? '1 case waits' : `${total} cases wait`} for you:`,
  ];
  const list = lines.map(({ subject, workflowTitle, cardUrl }): Part[] => [
    link(clip(oneLine(subject), 120), cardUrl),
    ` – ${clip(oneLine(workflowTitle), 80)}`,
  ]);
  const rest = total - lines.length;
  const open: Button = { type: 'button', action_id: actionIds.openQueue, text: plain('Open the queue') };
  return answer([said], total ? [open] : [], {
    list: [...list, ...(rest > 0 ? [[`and ${rest} more`]] : [])],
  });
}

export function namesNothing(name: string, workflows: readonly Workflow[]): Message {
  const wanted = workflows.map((workflow): Part[] => [
    bold(clip(oneLine(workflow.title), 80)),
    ` needs: ${openFields({ workflow, texts: {} }).join(', ')}`,
  ]);
  return answer(
    [
      [
        ...emoji(name),
        ' starts a workflow, but this message does not name one case that it could be about, so nothing was started.',
      ],
    ],
    [],
    { list: wanted },
    [['To say it yourself, choose “Run a workflow on this message” in the menu of the message.']],
  );
}

const mention = '@LeenOps ';

function inWords(meant: Meant): Part[] {
  return [bold(clip(oneLine(meant.workflow.title), 80)), ` for ${subjectOf(meant)}`];
}

function subjectOf({ workflow, texts }: Meant): string {
  return clip(oneLine(workflow.subject(workflow.intake.parse(rawFrom(workflow.intake, texts))).label), 120);
}

/** The titles of the fields that are missing or not right. */
function openFields({ workflow, texts }: Meant): string[] {
  const { intake } = workflow;
  const parsed = intake.safeParse(rawFrom(intake, texts));
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
  const names = Object.keys(intake.shape).filter((name) => wrong.has(name));
  return fieldsOf(intake, names, {}, '').map(({ title }) => title);
}

function choose(askId: string, meant: Meant | undefined, label = 'Choose another…'): Button {
  return {
    type: 'button',
    action_id: actionIds.chooseMeant,
    text: plain(label),
    value: meantValue(askId, meant),
  };
}

function answer(
  said: Part[][],
  buttons: Button[],
  { list = [] }: { list?: Part[][] } = {},
  after: Part[][] = [],
): Message {
  const blocks: KnownBlock[] = richText([
    ...said.map((sentence) => section(...sentence)),
    ...(list.length ? [bullets(list)] : []),
    ...after.map((sentence) => section(...sentence)),
  ]);
  return {
    text: notification([...said, ...list, ...after]),
    blocks: buttons.length ? [...blocks, { type: 'actions', elements: buttons }] : blocks,
  };
}
