import { Refused } from '../../domain/refused.ts';
import { listTokens } from '../../engine/access/list-tokens.ts';
import { tokensModal } from '../modals/tokens-modal.ts';
import type { Subcommand } from './subcommand.ts';

const mention = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/;

/** `token`: mine, with a form for one more. `token @person`: an admin sees and revokes theirs. */
export const token: Subcommand = async (desk, { words: [whose = ''], person, triggerId }) => {
  const of = whose === '' ? person : mentioned(whose);
  const tokens = await listTokens(desk.ctx, { of, person, surface: 'command' });
  const view = tokensModal({ of, isOwn: of === person, tokens, now: desk.ctx.now() });
  await desk.client.views.open({ trigger_id: triggerId, view });
  return undefined;
};

function mentioned(whose: string): string {
  const of = mention.exec(whose)?.[1];
  if (!of)
    throw new Refused('bad_input', {
      person: 'Name one person of this workspace with @, or nobody for your own.',
    });
  return of;
}
