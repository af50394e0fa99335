import { optionsOf } from '../../../slack/block-kit/composition-rules.ts';
import type { Raw } from '../../../slack/block-kit/place.ts';
import type { Block, Typed, TypedValues } from '../contract.ts';
import { CannotDo } from './acting.ts';
import { elementsIn } from './elements.ts';

export type StateValues = Record<string, Record<string, Raw>>;

/** What stands in every input of these blocks, in the shape of Slack's `state.values`: what was typed, else the initial value. */
export function stateValues(blocks: Block[], typed: TypedValues = {}): StateValues {
  const values: StateValues = {};
  for (const { blockId, element } of elementsIn(blocks)) {
    const actionId = String(element.action_id);
    const value = stateValue(element, typed[blockId]?.[actionId]);
    if (value) (values[blockId] ??= {})[actionId] = value;
  }
  checkAllUsed(typed, values);
  return values;
}

/** One element's part of the state; undefined for buttons and menus, which hold nothing. */
export function stateValue(element: Raw, typed: Typed | undefined): Raw | undefined {
  const type = String(element.type);
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: asText(typed === undefined ? element.initial_value : typed) };
    case 'static_select':
    case 'radio_buttons':
      return {
        type,
        selected_option: typed === undefined ? (element.initial_option ?? null) : pick(element, typed),
      };
    case 'multi_static_select':
    case 'checkboxes':
      return {
        type,
        selected_options: typed === undefined ? (element.initial_options ?? []) : pickAll(element, typed),
      };
    case 'users_select':
      return { type, selected_user: typed === undefined ? (element.initial_user ?? null) : typed };
    case 'multi_users_select':
      return { type, selected_users: typed === undefined ? (element.initial_users ?? []) : asList(typed) };
    case 'conversations_select':
      return {
        type,
        selected_conversation: typed === undefined ? (element.initial_conversation ?? null) : typed,
      };
    case 'datepicker':
      return { type, selected_date: typed === undefined ? (element.initial_date ?? null) : typed };
    case 'datetimepicker':
      return { type, selected_date_time: typed === undefined ? (element.initial_date_time ?? null) : typed };
    default:
      return undefined;
  }
}

const asList = (typed: Typed): Typed[] => [typed].flat().filter((value) => value !== null);

const asText = (value: unknown): string | null =>
  typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null;

/** The offered option behind a chosen value. */
export function pick(element: Raw, typed: Typed): Raw | null {
  if (typed === null) return null;
  const option = optionsOf(element).find(({ value }) => value === typed);
  if (option) return option;
  const offered = optionsOf(element).map(({ value }) => String(value));
  throw new CannotDo(
    `${String(element.action_id)} does not offer ${String(typed)}, only ${offered.join(', ')}`,
  );
}

const pickAll = (element: Raw, typed: Typed): (Raw | null)[] =>
  (Array.isArray(typed) ? typed : [typed])
    .filter((value) => value !== null)
    .map((value) => pick(element, value));

/** A value for a field that is not there is a mistake of the test or the page, never silently dropped. */
function checkAllUsed(typed: TypedValues, values: StateValues): void {
  for (const [blockId, actions] of Object.entries(typed))
    for (const actionId of Object.keys(actions))
      if (!values[blockId]?.[actionId])
        throw new CannotDo(`there is no field ${actionId} in the block ${blockId} to fill in`);
}
