import type { SlackViewMiddlewareArgs, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { Refused } from '../../domain/refused.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { messageModal } from '../modals/message-modal.ts';
import { valuesOf } from '../modals/values-of.ts';

type Submitted = SlackViewMiddlewareArgs<ViewSubmitAction>;
export type Filled = {
  /** What the form is about, as it was opened: a review's id, or the channel. */
  about: string;
  values: Record<string, string>;
  person: string;
  viewId: string;
};

/**
 * A submitted form: the work is done, then acknowledged. Problems of fields stand beside them and keep what was typed;
 * any other refusal lies over the form, so that going back finds what was typed.
 */
export const submitted =
  (desk: Desk, what: string, work: (desk: Desk, filled: Filled) => Promise<ModalView | void>) =>
  async ({ ack, body, view }: Submitted) => {
    const filled = {
      about: view.private_metadata,
      values: valuesOf(view.state.values),
      person: body.user.id,
      viewId: view.id,
    };
    let beside: ViewResponseAction | undefined;
    const trouble = await privateAnswer(desk, what, async () => {
      try {
        const next = await work(desk, filled);
        if (next) beside = { response_action: 'update', view: next };
      } catch (error) {
        beside = besideFields(error, filled.values);
        if (!beside) throw error;
      }
    });
    if (trouble) beside = { response_action: 'push', view: messageModal('Nothing was changed', trouble) };
    await (beside ? ack(beside) : ack());
  };

/** Problems that each belong to a field of this form; undefined when one does not. */
function besideFields(error: unknown, values: Record<string, string>): ViewResponseAction | undefined {
  if (!(error instanceof Refused) || error.reason !== 'bad_input') return undefined;
  const problems = Object.entries(error.detail);
  if (problems.length === 0 || !problems.every(([field]) => field in values)) return undefined;
  return { response_action: 'errors', errors: Object.fromEntries(problems) };
}
