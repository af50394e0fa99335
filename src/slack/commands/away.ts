import { Refused } from '../../domain/refused.ts';
import { declareAbsence } from '../../engine/people/declare-absence.ts';
import { endAbsence } from '../../engine/people/end-absence.ts';
import { absencesOf, waitingFor } from '../../reports/absence-views.ts';
import { absencesMessage, declaredMessage, endedMessage } from '../cards/away/away-message.ts';
import type { Message } from '../cards/message.ts';
import type { Desk } from '../desk.ts';
import type { Subcommand } from './subcommand.ts';

/** As Slack writes people in a command with `should_escape`. */
const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const isBack = /^(off|back|end)$/i;

/** `away` shows what is set, `away off` ends it, `away 2026-12-20..2027-01-03 @deputy` declares it. */
export const away: Subcommand = async (desk, { words, person }) => {
  const text = words.join(' ').trim();
  if (text === '') return absencesMessage(await absencesOf(desk.sources, person));
  if (isBack.test(text)) return end(desk, person);
  const deputies = [...text.matchAll(mention)].map((match) => match[1] ?? '');
  const days = text.replaceAll(mention, ' ').replaceAll(/\s+/g, ' ').trim();
  const waiting = await countWaiting(desk, person);
  const declared = await declareAbsence(desk.ctx, { person, days, deputies, surface: 'command' });
  return declaredMessage(declared, waiting, desk.ctx.now());
};

async function end(desk: Desk, person: string): Promise<Message> {
  const ended = await endAbsence(desk.ctx, { person, surface: 'command' });
  return endedMessage(ended, await countWaiting(desk, person));
}

/** Null when Slack does not say who is in a team: what was declared stands all the same. */
async function countWaiting({ sources }: Desk, person: string): Promise<number | null> {
  try {
    return await waitingFor(sources, person);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
