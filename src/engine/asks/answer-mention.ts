import type { Place, ReadMessage } from '../../domain/ask.ts';
import { Refused } from '../../domain/refused.ts';
import { triggersOf } from '../../domain/starts.ts';
import { isWhole, understand } from '../../domain/understand.ts';
import type { Meant } from '../../domain/understand.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { orRecordRefusal } from '../audit/record-refusal.ts';
import { assertMay } from '../authority.ts';
import type { Context } from '../context.ts';
import { TryLater } from '../try-later.ts';
import { workflowsFor } from '../workflows-for.ts';
import type { AskAnswer, Pointing } from './pointing.ts';

type Called = { personId: string; place: Place; message: ReadMessage; isPatient: boolean };

/** What the words mean, to be confirmed by a button: nothing is started here. */
export async function answerMention(ctx: Context, pointing: Pointing, called: Called): Promise<AskAnswer> {
  try {
    return await understood(ctx, pointing, called);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (called.isPatient && error.reason === 'people_unknown') throw new TryLater(error.reason);
    return { kind: 'refused', refused: error };
  }
}

async function understood(ctx: Context, pointing: Pointing, called: Called): Promise<AskAnswer> {
  const { message, personId } = called;
  const inWords = ctx.workflows.filter((workflow) => triggersOf(workflow).includes('command'));
  const meaning = understand(message.text, inWords);
  if (meaning.kind === 'waiting') return meaning;
  if (meaning.kind === 'nothing') {
    const mine = new Set((await workflowsFor(ctx, 'start', personId)).map(({ id }) => id));
    return { kind: 'not_understood', workflows: inWords.filter(({ id }) => mine.has(id)) };
  }
  if (meaning.kind === 'start') {
    const workflows = [...new Set(meaning.choices.map(({ workflow }) => workflow))];
    const allowed = await allowedOf(ctx, personId, workflows);
    return { kind: 'offered', choices: meaning.choices.filter(({ workflow }) => allowed.includes(workflow)) };
  }
  await allowedOf(ctx, personId, [meaning.meant.workflow]);
  const whole = await fromThread(pointing, called, meaning.meant);
  return whole ? { kind: 'offered', choices: [whole] } : { kind: 'unfinished', meant: meaning.meant };
}

/** Those that the person may start. Throws Refused, audited, where it is none of them. */
async function allowedOf(ctx: Context, personId: string, workflows: Workflow[]): Promise<Workflow[]> {
  const mine = await workflowsFor(ctx, 'start', personId);
  const allowed = workflows.filter((workflow) => mine.includes(workflow));
  const [first] = workflows;
  if (allowed.length === 0 && first) {
    const attempt = { what: `start ${first.id}`, who: personId, surface: 'message' as const };
    await orRecordRefusal(ctx, attempt, () => assertMay(ctx, 'start', first, personId));
  }
  return allowed;
}

/** “Summarise this” in a thread is about the message that the thread is under. */
async function fromThread(
  pointing: Pointing,
  { place }: Called,
  { workflow }: Meant,
): Promise<Meant | undefined> {
  if (!place.threadTs || !workflow.intakeFromMessage) return undefined;
  const root = await pointing.read({ channelId: place.channelId, ts: place.threadTs, threadTs: null });
  if (typeof root === 'string') return undefined;
  const texts = workflow.intakeFromMessage(root.text);
  return texts && isWhole({ workflow, texts }) ? { workflow, texts } : undefined;
}
