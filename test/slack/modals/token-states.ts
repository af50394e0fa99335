import type { View } from '@slack/types';
import { mostTokens } from '../../../src/domain/api-token.ts';
import type { TokenView } from '../../../src/domain/api-token.ts';
import { day, hour, later } from '../../../src/lib/time.ts';
import { issuedTokenModal } from '../../../src/slack/modals/issued-token-modal.ts';
import { tokensModal } from '../../../src/slack/modals/tokens-modal.ts';
import { grace, now } from '../cards/support/times-and-people.ts';

export const aToken = (change: Partial<TokenView> = {}): TokenView => ({
  id: 'tok_k3v9x0m2p4qz',
  label: 'my laptop',
  issuedAt: later(now, -day),
  expiresAt: later(now, 29 * day),
  lastUsedAt: later(now, -hour),
  ...change,
});

const unused = aToken({ id: 'tok_000000000001', label: 'nightly export', lastUsedAt: null });
const many = Array.from({ length: mostTokens }, (_, index) => aToken({ id: `tok_00000000000${index}` }));
const mine = { of: grace, isOwn: true, now };

export const tokenStates: Record<string, View> = {
  'modal-tokens': tokensModal({ ...mine, tokens: [aToken(), unused] }),
  'modal-tokens-none': tokensModal({ ...mine, tokens: [] }),
  'modal-tokens-full': tokensModal({ ...mine, tokens: many }),
  'modal-tokens-of-another': tokensModal({ ...mine, isOwn: false, tokens: [unused] }),
  'modal-issued-token': issuedTokenModal({
    text: `leenops_tok_k3v9x0m2p4qz_${'0123456789abcdef'.repeat(4)}`,
    token: aToken({ lastUsedAt: null }),
  }),
};
