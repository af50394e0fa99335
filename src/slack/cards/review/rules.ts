import type { Routing } from '../../../domain/policy.ts';
import { clip } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { bold, section } from '../parts/rich-text.ts';
import type { Room } from './room.ts';

/** Which rule asks for this decision, in its own sentence, and which others matched. */
export function matchedRule(routing: Routing, room: Room): Paragraph {
  return section(
    bold('Rule: '),
    clip(routing.sentence, 300),
    ...mandatory(routing),
    ...others(routing.alsoMatched, room),
  );
}

/** So that nobody waits for it to run alone one day. */
function mandatory({ mandatory: holds }: Routing): Part[] {
  return holds ? [' It is mandatory: this never runs alone.'] : [];
}

function others(names: readonly string[], room: Room): Part[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, room.otherRules).map((name) => clip(name, 60));
  const rest = names.length - shown.length;
  return [` Also matched: ${[...shown, ...(rest ? [`${rest} more`] : [])].join(', ')}.`];
}
