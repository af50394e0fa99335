import { rawFrom } from '../../domain/form/values-from.ts';
import type { Texts } from '../../domain/understand.ts';
import { digestOf } from '../../lib/hash.ts';
import type { Context } from '../context.ts';
import { namedWorkflow } from '../find-workflow.ts';
import { startRun } from '../runs/start-run.ts';
import type { Started } from '../runs/start-run.ts';
import { seeAsk } from './see-ask.ts';

type StartMeant = { askId: string; workflowId: string; texts: Texts; person: string };

/** Starts what was understood of a mention, once it was confirmed; pressed twice it is one run. Throws Refused. */
export async function startMeant(ctx: Context, input: StartMeant): Promise<Started> {
  const { askId, workflowId, texts, person } = input;
  const { intake } = namedWorkflow(ctx, workflowId);
  const place = await seeAsk(ctx, { askId, person });
  return startRun(ctx, {
    workflowId,
    trigger: 'command',
    intake: rawFrom(intake, texts),
    key: ['ask', askId, workflowId, person, digestOf(texts)].join(':'),
    requesterId: person,
    askedIn: place?.channelId ?? null,
    message: place ?? null,
    surface: 'message',
  });
}
