import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import { answerWithPictures } from '../../../src/slack/pictures/answer-with-pictures.ts';
import type { Found, Gallery } from '../../../src/slack/pictures/gallery.ts';
import { chartPart } from '../../../src/slack/cards/parts/chart.ts';

const part = chartPart(
  { kind: 'bars', title: 'Runs', unit: '', categories: ['W47'], series: [{ name: 'Runs', values: [3] }] },
  { blockId: 'chart' },
);
const message = { text: part.says, blocks: [part.block], pictures: [part.picture] };

type Answer = { text?: string; blocks?: KnownBlock[] };

/** Slack refuses the first few answers with a picture; a gallery that has it, or not. */
async function answered({ refusals = 0, found }: { refusals?: number; found: Found }) {
  const sent: Answer[] = [];
  const noted: string[] = [];
  let left = refusals;
  const gallery: Gallery = {
    find: async () => found,
    notTaken: async (_picture, code) => {
      noted.push(code);
      return null;
    },
    ended: async () => {},
  };
  const respond = async (given: object) => {
    const answer: Answer = given;
    sent.push(answer);
    const isPictured = answer.blocks?.[0]?.type === 'image';
    if (isPictured && left > 0) {
      left -= 1;
      throw new Error('404');
    }
  };
  const ctx = { log: { info: () => {} } } as never;
  await answerWithPictures({ gallery, ctx }, respond, message, { betweenMs: 1 });
  return { kinds: sent.map(({ blocks }) => blocks?.[0]?.type), sent, noted };
}

test('a private answer carries its picture where Slack has it', async () => {
  const { kinds, sent } = await answered({ found: { fileId: 'F0123456789' } });
  expect(kinds).toEqual(['image']);
  expect(sent[0]).toMatchObject({ text: part.says, response_type: 'ephemeral', replace_original: false });
});

test('a picture that Slack still looks at is shown a moment later', async () => {
  const { kinds, noted } = await answered({ found: { fileId: 'F0123456789' }, refusals: 1 });
  expect(kinds).toEqual(['image', 'image']);
  expect(noted).toEqual([]);
});

test('one that it goes on looking at is left out: the bars say the same', async () => {
  const { kinds, noted } = await answered({ found: { fileId: 'F0123456789' }, refusals: 2 });
  expect(kinds).toEqual(['image', 'image', 'rich_text']);
  expect(noted).toEqual(['not_in_answer']);
});

test.each<[string, Found]>([
  ['takes none', null],
  ['is slow', { againAt: new Date() }],
])('where Slack %s the bars come at once', async (_, found) => {
  expect((await answered({ found })).kinds).toEqual(['rich_text']);
});
