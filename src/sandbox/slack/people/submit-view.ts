import { isRaw } from '../../../slack/block-kit/place.ts';
import type { Answer, TypedValues, View } from '../contract.ts';
import type { LocalSlack } from '../local-slack.ts';
import { RefusedCall } from '../web-api/refused-call.ts';
import { pushView, replaceView } from '../web-api/views.ts';
import { CannotDo, getActor, payloadOf } from './acting.ts';
import { answering } from './answer.ts';
import { stateValues } from './input-state.ts';
import { getTopModal, keepModals } from './modals.ts';
import { unanswered } from './unanswered.ts';

const trouble = 'We had some trouble connecting. Try again?';

/** A person presses the submit button of their topmost modal. */
export async function submitView(
  slack: LocalSlack,
  userId: string,
  viewId: string,
  typed: TypedValues = {},
): Promise<Answer> {
  const person = getActor(slack, userId);
  const view = getTopModal(slack, userId, viewId);
  if (!view.submit) throw new CannotDo(`the view ${viewId} has no submit button`);
  const values = stateValues(view.blocks, typed);
  const errors = unanswered(view.blocks, values);
  if (Object.keys(errors).length > 0) return answering(slack, userId, () => ({ ok: false, errors }));
  const body = {
    ...payloadOf(slack, person, 'view_submission'),
    trigger_id: slack.triggers.issue(userId),
    view: { ...view, state: { values } },
    response_urls: [],
  };
  return answering(slack, userId, async () => {
    const ack = await slack.deliveries.deliver({ kind: 'interactive', body });
    return ack.ok
      ? respondTo(slack, userId, view, ack.body)
      : { ok: false, warning: `${trouble} (${ack.detail})` };
  });
}

/** Carries out the response_action of the app; without one, the view closes. */
function respondTo(slack: LocalSlack, userId: string, view: View, ack: unknown): Partial<Answer> {
  if (!isRaw(ack) || ack.response_action === undefined) {
    keepModals(slack, userId, (open) => open.id !== view.id);
    return {};
  }
  try {
    return { ack, ...carryOut(slack, userId, view, ack) };
  } catch (error) {
    if (!(error instanceof RefusedCall)) throw error;
    return { ok: false, warning: `${trouble} (${[error.code, ...problemsIn(error)].join(': ')})`, ack };
  }
}

function carryOut(
  slack: LocalSlack,
  userId: string,
  view: View,
  ack: Record<string, unknown>,
): Partial<Answer> {
  switch (ack.response_action) {
    case 'errors':
      return { ok: false, errors: errorsIn(view, ack.errors) };
    case 'update':
      replaceView(slack, userId, view, ack.view);
      return {};
    case 'push':
      pushView(slack, userId, ack.view);
      return {};
    case 'clear':
      keepModals(slack, userId, () => false);
      return {};
    default:
      throw new RefusedCall(`unknown response_action ${String(ack.response_action)}`);
  }
}

/** Errors must name input blocks of the view, or the client shows none of them. */
function errorsIn(view: View, errors: unknown): Record<string, string> {
  const inputs = view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
  const entries = isRaw(errors) ? Object.entries(errors) : [];
  if (entries.length === 0) throw new RefusedCall('no errors in the response');
  for (const [blockId] of entries)
    if (!inputs.includes(blockId)) throw new RefusedCall(`${blockId} is not an input block of the view`);
  return Object.fromEntries(entries.map(([blockId, error]) => [blockId, String(error)]));
}

const problemsIn = ({ details: { errors } }: RefusedCall): string[] =>
  Array.isArray(errors) ? errors.map(String) : [];
