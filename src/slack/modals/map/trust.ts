import { pilotOf } from '../../../domain/pilot.ts';
import { demotionTermsOf } from '../../../domain/promotion/demotion.ts';
import type { SeenWorkflow } from '../../../engine/workspace/see-workflow.ts';
import { changeInWords, missingInWords, termsInWords } from '../../../wording/modes.ts';
import { actor } from '../../cards/parts/actor.ts';
import type { Paragraph, Sentence } from '../../cards/parts/rich-text.ts';
import { at, bold, bullets, code, person, section } from '../../cards/parts/rich-text.ts';

type Change = SeenWorkflow['trust']['changes'][number];

/** How much it may do alone, how it came to that, what it takes for more, and on what it loses it. */
export function trust(seen: SeenWorkflow): Paragraph[] {
  const { workflow, trust: known } = seen;
  return [
    section(bold('How far is it trusted?')),
    bullets([
      ...pilot(seen),
      ...further(seen),
      [termsInWords(demotionTermsOf(workflow))],
      ['Rules marked mandatory hold in every mode: what they match never runs alone.'],
    ]),
    section(bold('How it came to its mode')),
    bullets(known.changes.map(changed)),
  ];
}

function pilot({ workflow, teams, trust: { places } }: SeenWorkflow): Sentence[] {
  const { home, perDay } = pilotOf(workflow);
  const isBound = teams.some(({ id, binding }) => id === home && binding);
  const where = home && isBound ? `in the channel of ${home}` : 'in its usual channel';
  const unbound = home && !isBound ? ` (nobody bound ${home} yet)` : '';
  const today = places ? `; ${places.started} today` : '';
  return [[bold('In pilot: '), `at most ${perDay} runs a day${today}, ${where}${unbound}.`]];
}

function further({ workflow, trust: { missing, open } }: SeenWorkflow): Sentence[] {
  if (open)
    return [
      [bold('Proposed for more'), ' by ', person(open.proposedBy), ', lapses ', at(open.lapsesAt), '.'],
    ];
  if (!missing) return [];
  if (missing.length === 0)
    return [[bold('Enough evidence for more: '), code(`/leenops promote ${workflow.id}`)]];
  return [[bold('For more it takes: '), missing.map(missingInWords).join(' ')]];
}

function changed({ at: when, from, to, reason, byKind, byId, secondId, evidence }: Change): Sentence {
  return [
    at(when),
    ': ',
    bold(from ? `${from} → ${to}` : to),
    ', ',
    actor({ kind: byKind, id: byId }),
    ...(secondId ? [' and ', person(secondId)] : []),
    `: ${changeInWords(reason, evidence)}.`,
  ];
}
