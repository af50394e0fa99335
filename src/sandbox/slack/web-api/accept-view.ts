import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { problemsOf } from '../../../slack/block-kit/validate.ts';
import type { View } from '../contract.ts';
import { filesNotShown } from '../files/files-not-shown.ts';
import type { LocalSlack } from '../local-slack.ts';
import { withBlockIds } from '../workspace/add-message.ts';
import { nextId } from '../workspace/next-ts.ts';
import { RefusedCall, refusedBecause } from './refused-call.ts';

const plainText = z.object({
  type: z.literal('plain_text'),
  text: z.string(),
  emoji: z.boolean().default(true),
});

const shape = z.object({
  type: z.enum(['modal', 'home']),
  title: plainText.optional(),
  submit: plainText.optional(),
  close: plainText.optional(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
  private_metadata: z.string().default(''),
  callback_id: z.string().default(''),
  external_id: z.string().default(''),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  submit_disabled: z.boolean().default(false),
});

/** A view as the app wrote it, turned into the view Slack keeps. `place` says which one it is. */
export function acceptView(
  slack: LocalSlack,
  given: unknown,
  place: Partial<View> & { type: View['type'] },
): View {
  const problems = problemsOf(given, place.type);
  if (problems.length > 0) throw refusedBecause('invalid_arguments', problems);
  const missing = filesNotShown(slack, (given as { blocks: unknown }).blocks);
  if (missing.length > 0) throw refusedBecause('invalid_arguments', missing);
  const { title, submit, close, blocks, ...rest } = shape.parse(given);
  const { team, app } = slack.workspace;
  const id = place.id ?? nextId(slack.workspace, 'V');
  return {
    ...rest,
    id,
    team_id: team.id,
    app_id: app.id,
    app_installed_team_id: team.id,
    bot_id: app.botId,
    ...(title && { title }),
    submit: submit ?? null,
    close: close ?? null,
    blocks: withBlockIds(blocks as View['blocks']),
    state: { values: {} },
    hash: `${Math.floor(slack.now() / 1000)}.${randomUUID().slice(0, 8)}`,
    previous_view_id: place.previous_view_id ?? null,
    root_view_id: place.root_view_id ?? id,
  };
}

/** An update or a publication that names the hash it saw loses against a newer one. */
export function checkHash(view: View | undefined, hash: string | undefined): void {
  if (hash && view && view.hash !== hash) throw new RefusedCall('hash_conflict');
}
