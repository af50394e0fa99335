import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { seeTeam } from '../../engine/workspace/see-teams.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { messageModal } from '../modals/message-modal.ts';
import { teamModal } from '../modals/teams/team-modal.ts';
import { userGroupsSoon } from '../user-groups.ts';

const button = z.object({ value: z.string().min(1) });

/** “Change” beside a team: its form, or why not, over the list of teams. */
export const changeTeam =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    await ack();
    const push = (view: ReturnType<typeof teamModal>) =>
      desk.client.views.push({ trigger_id: body.trigger_id, view });
    const trouble = await privateAnswer(desk, 'change team', async () => {
      const [team, groups] = await Promise.all([
        seeTeam(desk.ctx, { team: button.parse(action).value, person: body.user.id, surface: 'view' }),
        userGroupsSoon(desk),
      ]);
      await push(teamModal({ team, groups }));
    });
    if (trouble) await push(messageModal('Nothing was changed', trouble));
  };
