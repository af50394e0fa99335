import type { RespondFn, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { helpMessage } from '../cards/help-message.ts';
import type { Message } from '../cards/message.ts';
import { acknowledgements } from '../wording/acknowledgements.ts';
import { away } from './away.ts';
import { cancel } from './cancel.ts';
import { claim } from './claim.ts';
import { demote } from './demote.ts';
import { digest } from './digest.ts';
import { find as findRuns } from './find.ts';
import { incidents } from './incidents.ts';
import { map } from './map.ts';
import { metrics } from './metrics.ts';
import { pause, resume } from './pause.ts';
import { promote } from './promote.ts';
import { queue } from './queue.ts';
import { runs } from './runs.ts';
import { rerun } from './rerun.ts';
import { reverse } from './reverse.ts';
import { schedules } from './schedules.ts';
import { show } from './show.ts';
import { start } from './start.ts';
import { token } from './token.ts';
import { answerWithPictures } from '../pictures/answer-with-pictures.ts';
import type { Later, Subcommand } from './subcommand.ts';
import { teams } from './teams.ts';
import { tools } from './tools.ts';

export const subcommands: Record<string, Subcommand> = {
  run: start,
  runs,
  find: findRuns,
  show,
  rerun,
  reverse,
  cancel,
  pause,
  resume,
  promote,
  demote,
  queue,
  claim,
  away,
  incidents,
  map,
  schedules,
  metrics,
  digest,
  token,
  teams,
  tools,
  help: async ({ ctx }) => helpMessage(ctx.workflows),
};

/** `/leenops …`: the row is written first, then the command is acknowledged, privately. */
export const leenops =
  (desk: Desk) =>
  async ({ command, ack, respond }: SlackCommandMiddlewareArgs) => {
    const [name = '', ...words] = command.text.trim().split(/\s+/);
    const typed = {
      words,
      person: command.user_id,
      channel: command.channel_id,
      triggerId: command.trigger_id,
    };
    let answer: Message | string | Later | undefined;
    const subcommand = find(name);
    const trouble = await privateAnswer(desk, `/leenops ${subcommand ? name : ''}`, async () => {
      answer = subcommand ? await subcommand(desk, typed) : acknowledgements.unknownCommand(name);
    });
    const shown = trouble ?? answer;
    if (typeof shown === 'object' && 'later' in shown) {
      await ack();
      desk.underWay.add(answerLater(desk, `/leenops ${name}`, respond, shown));
    } else await (shown === undefined ? ack() : ack(typeof shown === 'string' ? { text: shown } : shown));
  };

async function answerLater(desk: Desk, what: string, respond: RespondFn, { later }: Later): Promise<void> {
  const trouble = await privateAnswer(desk, what, async () =>
    answerWithPictures(desk, respond, await later()),
  );
  if (trouble) await respond({ response_type: 'ephemeral', text: trouble });
}

function find(name: string): Subcommand | undefined {
  const key = name === '' ? 'help' : name.toLowerCase();
  return Object.hasOwn(subcommands, key) ? subcommands[key] : undefined;
}
