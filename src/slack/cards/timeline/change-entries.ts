import type { ProposalView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';
import type { Part } from '../parts/rich-text.ts';
import { bold, struck } from '../parts/rich-text.ts';
import { changeInWords } from '../review/change-in-words.ts';

const longest = 300;

/** What an edit changed, old and new: `Amount: €84.00 → €60.00`. */
export function changeLines({ changes, body }: ProposalView): Part[][] {
  return changes.map((change) => {
    const { title, from, to } = changeInWords(change, body);
    return [`${clip(title, 60)}: `, struck(shown(from)), ' → ', bold(shown(to))];
  });
}

function shown(value: string): string {
  return clip(oneLine(value), longest) || '(empty)';
}
