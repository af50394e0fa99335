import { isRaw } from '../../../slack/block-kit/place.ts';
import type { Raw } from '../../../slack/block-kit/place.ts';
import type { Block } from '../contract.ts';
import type { StateValues } from './input-state.ts';

/** What Slack's client itself objects to before it submits a view, by block_id. */
export function unanswered(blocks: Block[], values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !isRaw(block.element) || !block.block_id) continue;
    const value = values[block.block_id]?.[String(block.element.action_id)] ?? {};
    const error = objection(block.element, answerIn(value), block.optional === true);
    if (error) errors[block.block_id] = error;
  }
  return errors;
}

/** The answer itself, under whichever name the element keeps it. */
const answerIn = (value: Raw): unknown => Object.entries(value).find(([field]) => field !== 'type')?.[1];

function objection(element: Raw, answer: unknown, isOptional: boolean): string | undefined {
  if (answer === null || answer === undefined || (Array.isArray(answer) && answer.length === 0))
    return isOptional ? undefined : 'Please complete this required field.';
  if (typeof answer !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return lengthObjection(element, answer);
    case 'number_input':
      return numberObjection(element, answer);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(answer) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(answer) ? undefined : 'Please enter a valid URL.';
    default:
      return undefined;
  }
}

function lengthObjection({ min_length, max_length }: Raw, answer: string): string | undefined {
  if (typeof min_length === 'number' && answer.length < min_length)
    return `Please enter at least ${min_length} characters.`;
  const most = typeof max_length === 'number' ? max_length : 3_000;
  return answer.length > most ? `Please enter at most ${most} characters.` : undefined;
}

function numberObjection(
  { is_decimal_allowed, min_value, max_value }: Raw,
  answer: string,
): string | undefined {
  const number = Number(answer);
  if (Number.isNaN(number)) return 'Please enter a valid number.';
  if (!is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (typeof min_value === 'string' && number < Number(min_value))
    return `Please enter a number of at least ${min_value}.`;
  if (typeof max_value === 'string' && number > Number(max_value))
    return `Please enter a number of at most ${max_value}.`;
  return undefined;
}
