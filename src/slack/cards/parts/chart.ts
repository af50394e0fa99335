import type { KnownBlock } from '@slack/types';
import type { Chart } from '../../../charts/chart.ts';
import { chartInWords } from '../../../charts/chart-in-words.ts';
import { drawChart } from '../../../charts/draw-chart.ts';
import { textBars } from '../../../charts/text-bars.ts';
import { digestOf } from '../../../lib/hash.ts';
import { limits } from '../../block-kit/limits.ts';
import { clip, oneLine } from '../../text.ts';
import type { Picture } from '../message.ts';
import { pageWidth } from './pages.ts';
import { bold, section } from './rich-text.ts';

/** Raised when the same chart is drawn in another way, so that it is uploaded anew. */
const drawnAs = 1;

export type ChartPart = {
  /** Bars of letters with the figures beside them. */
  block: KnownBlock;
  /** What takes their place once Slack has it. */
  picture: Picture;
  /** The chart in words, every figure of it, for the text of the message. */
  says: string;
};

export function chartPart(chart: Chart, { blockId }: { blockId: string }): ChartPart {
  const title = clip(oneLine(chart.title), limits.header.text);
  const says = chartInWords(chart);
  const bars = { type: 'text' as const, text: clip(textBars(chart), pageWidth) };
  return {
    block: {
      type: 'rich_text',
      block_id: blockId,
      elements: [section(bold(title)), { type: 'rich_text_preformatted', elements: [bars] }],
    },
    picture: {
      inPlaceOf: blockId,
      key: `chart:${drawnAs}:${digestOf(chart)}`,
      title,
      alt: clip(says, limits.image.altText),
      draw: () => drawChart(chart),
    },
    says,
  };
}
