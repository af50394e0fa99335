import type { Choice } from '../../../domain/workflow.ts';

/** A code of the workflow in the words that people chose it by. */
export function choiceLabel(choices: readonly Choice[], code: string): string {
  return choices.find((choice) => choice.code === code)?.label ?? code.replaceAll('_', ' ');
}
