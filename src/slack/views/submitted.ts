import type { SlackViewMiddlewareArgs, ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { Refused } from '../../domain/refused.ts';
import type { Desk } from '../desk.ts';
import { privateAnswer } from '../edge.ts';
import { partAbout, withChoice } from '../home/carried-choice.ts';
import type { HomeChoice } from '../home/choice.ts';
import { drawHomeAgain } from '../home/draw-again.ts';
import { messageModal } from '../modals/message-modal.ts';
import { typedInto, typedTexts } from '../modals/typed-texts.ts';
import { valuesOf } from '../modals/values-of.ts';

type Submitted = SlackViewMiddlewareArgs<ViewSubmitAction>;
export type Filled = {
  /** What the form is about, as it was opened: a review's id, or the channel. What it was opened from is parted from it. */
  about: string;
  values: Record<string, string>;
  person: string;
  viewId: string;
  /** The view that this one was pushed over. */
  below: string | null;
};

/** Another view over the form, which stays as it is. */
export type Pushed = { push: ModalView };
/** What the form was opened from is closed with it. */
export const closeAll = 'close all';

export type Next = ModalView | Pushed | typeof closeAll | void;

/**
 * A submitted form: the work is done, then acknowledged. Problems of fields stand beside them and keep what was typed;
 * any other refusal lies over the form and repeats what was typed, so that nothing is lost and going back finds it.
 */
export const submitted =
  (desk: Desk, what: string, work: (desk: Desk, filled: Filled) => Promise<Next>) =>
  async ({ ack, body, view }: Submitted) => {
    const { about, choice } = partAbout(view.private_metadata);
    const filled = {
      about,
      values: valuesOf(view.state.values),
      person: body.user.id,
      viewId: view.id,
      below: view.previous_view_id,
    };
    let beside: ViewResponseAction | undefined;
    const trouble = await privateAnswer(desk, what, async () => {
      try {
        const next = await work(desk, filled);
        if (next) beside = shown(next, choice);
      } catch (error) {
        beside = besideFields(error, filled.values);
        if (!beside) throw error;
      }
    });
    if (trouble) {
      const over = messageModal('Nothing was changed', trouble, typedTexts(typedInto(view)));
      beside = { response_action: 'push', view: over };
    }
    await (beside ? ack(beside) : ack());
    if (beside?.response_action !== 'errors') desk.underWay.add(drawHomeAgain(desk, body.user.id, choice));
  };

function shown(next: Exclude<Next, void>, choice: HomeChoice | null): ViewResponseAction {
  if (next === closeAll) return { response_action: 'clear' };
  return 'push' in next
    ? { response_action: 'push', view: withChoice(next.push, choice) }
    : { response_action: 'update', view: withChoice(next, choice) };
}

/** Problems that each belong to a field of this form; undefined when one does not. */
function besideFields(error: unknown, values: Record<string, string>): ViewResponseAction | undefined {
  if (!(error instanceof Refused) || error.reason !== 'bad_input') return undefined;
  const problems = Object.entries(error.detail);
  if (problems.length === 0 || !problems.every(([field]) => field in values)) return undefined;
  return { response_action: 'errors', errors: Object.fromEntries(problems) };
}
