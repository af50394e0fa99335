import type { SeenWorkflow } from '../../../engine/workspace/see-workflow.ts';
import { inWords } from '../../../lib/time.ts';
import type { Paragraph, Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, code, section } from '../../cards/parts/rich-text.ts';

/** How it is held against what people do while it stands in shadow, and how often both did the same. */
export function shadow({
  workflow: { observe, writes },
  mode,
  agreement = [],
  looks,
}: SeenWorkflow): Paragraph[] {
  if (!observe)
    return mode === 'shadow'
      ? [section('Its file does not say how it finds out what people did, so nothing is compared.')]
      : [];
  if (mode !== 'shadow' && agreement.length === 0) return [];
  const times = (looks ?? observe.looks).map(inWords).join(', ');
  const compared = writes.filter(({ name }) => Object.hasOwn(observe.compares, name));
  return [
    section(bold('In shadow: held against what people did')),
    bullets([
      [`Looks ${times} after each run. What nobody did by the last look counts as not done.`],
      [`Compared: ${compared.map(({ title }) => title).join(', ')}.`],
      ...(agreement.length ? agreement.map(inLine) : [['Nothing was compared in the last 90 days.']]),
    ]),
  ];
}

function inLine({ action, band, same, of }: NonNullable<SeenWorkflow['agreement']>[number]): Sentence {
  return [code(action), `${band ? `, ${band}` : ''}: the same in ${same} of ${of}.`];
}
