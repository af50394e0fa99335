import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { Refused } from '../../domain/refused.ts';
import { changeGrant, grantChoices } from '../../engine/tools/change-grant.ts';
import { seeTool, toolsNow } from '../../engine/tools/see-tools.ts';
import { soonOr } from '../../lib/soon-or.ts';
import { second } from '../../lib/time.ts';
import type { Desk } from '../desk.ts';
import { fieldIds } from '../ids.ts';
import { confirmToolModal } from '../modals/tools/confirm-modal.ts';
import { toolsModal } from '../modals/tools/tools-modal.ts';
import type { Filled } from './submitted.ts';

const chosen = z.object({ tool: z.string(), seen: z.string(), to: z.enum(grantChoices), why: z.string() });

/** The form of one tool: in its place comes what it would mean. */
export async function toolChosen({ ctx }: Desk, { about, values, person }: Filled): Promise<ModalView> {
  const [tool = '', seen = ''] = about.split(' ');
  const to = chosen.shape.to.parse(values[fieldIds.to]);
  const why = (values[fieldIds.why] ?? '').trim();
  if (why === '')
    throw new Refused('bad_input', { [fieldIds.why]: 'Say why, in a few words: others will ask.' });
  const looked = await seeTool(ctx, { tool, person, surface: 'view' });
  return confirmToolModal(looked, { tool, seen, to, why });
}

/** It is done; the list below shows it. */
export async function toolConfirmed(desk: Desk, { about, person, below }: Filled): Promise<void> {
  await changeGrant(desk.ctx, { ...chosen.parse(JSON.parse(about)), person, surface: 'view' });
  if (below) await showToolsAgain(desk, below);
}

/** It is changed whether or not this works: then the list is as it was until it is opened again. */
async function showToolsAgain({ ctx, client }: Desk, viewId: string): Promise<void> {
  const view = toolsModal(await toolsNow(ctx), ctx.toolbox.foreign.servers());
  const shown = client.views
    .update({ view_id: viewId, view })
    .then(() => undefined)
    .catch((error: unknown) => ctx.log.warn({ err: error }, 'the list of tools could not be shown again'));
  await soonOr(second, shown, () => undefined);
}
