import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { listTokens } from '../../engine/access/list-tokens.ts';
import { revokeToken } from '../../engine/access/revoke-token.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { tokensModal } from '../modals/tokens-modal.ts';
import { whisper } from '../whisper.ts';

const button = z.object({ value: z.string().regex(/^tok_[0-9a-z]{12}$/) });

/** Revoke beside a token: it ends at once, and the list is shown without it. What was typed below stays. */
export const revoke =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    const answer = await privateAnswer(desk, 'revoke a token', async () => {
      const { value: tokenId } = button.parse(action);
      const who = { person: body.user.id, surface: 'view' as const };
      const { owner: of } = await revokeToken(desk.ctx, { tokenId, ...who });
      if (!body.view) return;
      const tokens = await listTokens(desk.ctx, { of, ...who });
      const view = tokensModal({ of, isOwn: of === who.person, tokens, now: desk.ctx.now() });
      await desk.client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
    });
    await ack();
    if (answer) await whisper(desk, body, answer);
  };
