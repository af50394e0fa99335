import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { confirmPromotion } from '../../engine/modes/confirm-promotion.ts';
import type { ConfirmPromotion } from '../../engine/modes/confirm-promotion.ts';
import { proposePromotion } from '../../engine/modes/propose-promotion.ts';
import { withdrawPromotion } from '../../engine/modes/withdraw-promotion.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { parsePromotion } from '../ids.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';
import { modeTexts } from '../wording/modes.ts';

type Pressed = SlackActionMiddlewareArgs<BlockAction<ButtonAction>>;
type Press = (desk: Desk, value: unknown, who: Omit<ConfirmPromotion, 'promotionId'>) => Promise<string>;

const open = z.string().regex(/^prm_[0-9a-z]{12}$/);
const toPropose = z.string().transform(parsePromotion);

/** It is done, and whoever pressed reads what came of it; the card in the channel shows it to everybody. */
const pressed =
  (what: string, press: Press) =>
  (desk: Desk) =>
  async ({ action, body, ack }: Pressed) => {
    let said = '';
    const trouble = await privateAnswer(desk, what, async () => {
      said = await press(desk, action.value, { person: body.user.id, surface: surfaceOf(body) });
    });
    await ack();
    await whisper(desk, body, trouble ?? said);
  };

export const proposePressed = pressed('propose a promotion', async ({ ctx }, value, who) =>
  modeTexts.proposed(await proposePromotion(ctx, { ...toPropose.parse(value), ...who })),
);
export const confirmPressed = pressed('confirm a promotion', async ({ ctx }, value, who) =>
  modeTexts.confirmed(await confirmPromotion(ctx, { promotionId: open.parse(value), ...who })),
);
export const withdrawPressed = pressed('withdraw a promotion', async ({ ctx }, value, who) =>
  modeTexts.withdrawn(await withdrawPromotion(ctx, { promotionId: open.parse(value), ...who })),
);
