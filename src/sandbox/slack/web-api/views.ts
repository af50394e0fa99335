import { z } from 'zod';
import { limits } from '../../../slack/block-kit/limits.ts';
import type { View } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { findPerson } from '../workspace/look-up.ts';
import { acceptView, checkHash } from './accept-view.ts';
import { method, nested } from './method.ts';
import { RefusedCall } from './refused-call.ts';

const opening = z.object({ trigger_id: z.string(), view: nested });

export const open = method({
  tier: 'four',
  arguments: opening,
  run(slack, given) {
    const view = acceptView(slack, given.view, { type: 'modal' });
    checkExternalId(slack, view);
    const user = slack.triggers.exchange(given.trigger_id);
    slack.workspace.modals[user] = [view];
    slack.changes.tell({ user });
    return { view };
  },
});

export const push = method({
  tier: 'four',
  arguments: opening,
  run(slack, given) {
    const user = slack.triggers.exchange(given.trigger_id);
    return { view: pushView(slack, user, given.view) };
  },
});

/** Puts a view on top of the person's modals; Slack piles up three. */
export function pushView(slack: LocalSlack, user: string, given: unknown): View {
  const stack = slack.workspace.modals[user] ?? [];
  const top = stack.at(-1);
  if (!top) throw new RefusedCall('invalid_trigger_id');
  if (stack.length >= limits.view.stack) throw new RefusedCall('push_limit_reached');
  const place = { type: 'modal' as const, previous_view_id: top.id, root_view_id: top.root_view_id };
  const view = acceptView(slack, given, place);
  checkExternalId(slack, view);
  slack.workspace.modals[user] = [...stack, view];
  slack.changes.tell({ user });
  return view;
}

export const update = method({
  tier: 'four',
  arguments: z.object({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
    view: nested,
  }),
  run(slack, given) {
    const isMeant = (view: View): boolean =>
      given.view_id
        ? view.id === given.view_id
        : view.external_id === given.external_id && view.external_id !== '';
    const found = Object.entries(slack.workspace.modals)
      .map(([user, stack]) => ({ user, view: stack.find(isMeant) }))
      .find(({ view }) => view);
    if (!found?.view) throw new RefusedCall('not_found');
    checkHash(found.view, given.hash);
    return { view: replaceView(slack, found.user, found.view, given.view) };
  },
});

/** The same view with new content: it keeps its id and its place among the modals. */
export function replaceView(slack: LocalSlack, user: string, old: View, given: unknown): View {
  const view = acceptView(slack, given, old);
  const stack = slack.workspace.modals[user] ?? [];
  slack.workspace.modals[user] = stack.map((open) => (open.id === old.id ? view : open));
  slack.changes.tell({ user });
  return view;
}

export const publish = method({
  tier: 'four',
  arguments: z.object({ user_id: z.string(), hash: z.string().optional(), view: nested }),
  run(slack, given) {
    const { workspace, changes } = slack;
    if (!findPerson(workspace, given.user_id)) throw new RefusedCall('user_not_found');
    const old = workspace.homes[given.user_id];
    checkHash(old, given.hash);
    const view = acceptView(slack, given.view, { type: 'home', ...(old && { id: old.id }) });
    workspace.homes[given.user_id] = view;
    changes.tell({ user: given.user_id });
    return { view };
  },
});

function checkExternalId({ workspace }: LocalSlack, view: View): void {
  if (!view.external_id) return;
  const taken = Object.values(workspace.modals)
    .flat()
    .some((open) => open.external_id === view.external_id);
  if (taken) throw new RefusedCall('duplicate_external_id');
}
