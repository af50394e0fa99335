import type { KnownBlock } from '@slack/types';
import type { Chart } from '../../../charts/chart.ts';
import type { Picture } from '../message.ts';

const widest = 14;

/** The chart as text bars, which a picture may take the place of, and in words. */
export function chartPart(
  chart: Chart,
  { blockId }: { blockId: string },
): { block: KnownBlock; picture: Picture; says: string } {
  const { title, unit, categories, series } = chart;
  const sums = categories.map((_, index) =>
    series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0),
  );
  const most = Math.max(1, ...sums);
  const bars = categories.map((category, index) => {
    const sum = sums[index] ?? 0;
    return `${category} ${'█'.repeat(Math.round((sum / most) * widest))} ${sum}${unit}`;
  });
  const says = categories.map((category, index) => {
    const parts = series.map(
      ({ name, values }) => `${name.toLowerCase()} ${values[index] ?? 'unknown'}${unit}`,
    );
    return `${category}: ${parts.join(', ')}`;
  });
  const said = `${title}. ${says.join('; ')}.`;
  return {
    block: {
      type: 'rich_text',
      block_id: blockId,
      elements: [
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: [title, ...bars].join('\n') }] },
      ],
    },
    picture: {
      inPlaceOf: blockId,
      key: `${blockId}:${said}`,
      title,
      alt: said,
      draw: () => Promise.reject(new Error('Pictures are drawn by another part.')),
    },
    says: said,
  };
}
