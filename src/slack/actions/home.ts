import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import type { RunTurn } from '../../reports/run-pages.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { publishHome } from '../home/app-home.ts';
import { choiceIn, turnIn } from '../home/choice.ts';
import { actionIds, homeBlocks } from '../ids.ts';
import { whisper } from '../whisper.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;

/** Another choice in one of the selects: the first page of what they say together. */
export const filterHome =
  (desk: Desk) =>
  async ({ body, ack }: SlackActionMiddlewareArgs<BlockAction>) => {
    await ack();
    await draw(desk, body);
  };

/** Newer or older runs of the same choice. */
export const turnHome =
  (desk: Desk) =>
  async ({ action, body, ack }: Pressed) => {
    await ack();
    await draw(desk, body, () => turnIn(action.value));
  };

async function draw(desk: Desk, body: BlockAction, turned?: () => RunTurn): Promise<void> {
  const answer = await privateAnswer(desk, 'draw the home', async () => {
    const choice = choiceIn(body.view?.private_metadata ?? '', selectedIn(body));
    await publishHome(desk, body.user.id, { choice, ...(turned ? { turn: turned() } : {}) });
  });
  if (answer) await whisper(desk, body, answer);
}

/** As all the selects stood when one was changed: two that are changed quickly both count. */
function selectedIn({ view }: BlockAction): Record<string, string> {
  const values = view?.state.values[homeBlocks.filters] ?? {};
  const names = {
    workflow: actionIds.filterWorkflow,
    status: actionIds.filterStatus,
    whose: actionIds.filterWhose,
    period: actionIds.filterPeriod,
  };
  return Object.fromEntries(
    Object.entries(names).flatMap(([name, id]) => {
      const chosen = values[id]?.selected_option?.value;
      return chosen === undefined ? [] : [[name, chosen]];
    }),
  );
}
