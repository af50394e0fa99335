import type { ModalView } from '@slack/types';
import { issueToken } from '../../engine/access/issue-token.ts';
import { day } from '../../lib/time.ts';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import { issuedTokenModal } from '../modals/issued-token-modal.ts';
import type { Filled } from './submitted.ts';

/** The form of `/leenops token`: the token comes in the form's place, for the one person who sent it. */
export async function tokenAsked({ ctx }: Desk, { values, person }: Filled): Promise<ModalView> {
  const lifetime = Number(values[fieldIds.lifetime]) * day;
  const label = values[fieldIds.label] ?? '';
  return issuedTokenModal(await issueToken(ctx, { person, surface: 'view', label, lifetime }));
}
