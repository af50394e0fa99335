import type { BlockAction, ButtonAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { openView } from '../open-view.ts';
import { reverseForm } from '../reverse-form.ts';
import { surfaceOf } from '../surface-of.ts';
import { whisper } from '../whisper.ts';

const button = z.object({ value: z.string().regex(/^run_[0-9a-z]{12}$/) });

/** “Mark as undone” under a run's history. */
export const reversePressed =
  (desk: Desk) =>
  async ({ action, body, ack }: SlackActionMiddlewareArgs<BlockAction<ButtonAction>>) => {
    const trouble = await privateAnswer(desk, 'mark as undone', async () => {
      const runId = button.parse(action).value;
      const asked = { runId, person: body.user.id, surface: surfaceOf(body), note: '' };
      await openView(desk, body, await reverseForm(desk, asked));
    });
    await ack();
    if (trouble) await whisper(desk, body, trouble);
  };
