import type { ImageBlock, KnownBlock } from '@slack/types';
import { limits } from '../block-kit/limits.ts';
import type { Message, Picture } from '../cards/message.ts';
import { clip } from '../text.ts';
import type { Gallery } from './gallery.ts';

export type Illustrated = {
  blocks: KnownBlock[];
  /** Which pictures stand in the blocks now. */
  shown: readonly Picture[];
  /** When to draw the message once more, since one that is not there yet may be. */
  againAt: Date | null;
};

/** The blocks with every picture that Slack has in its place; where it has none, the block that says the same stays. */
export async function illustrate(
  gallery: Gallery,
  { blocks, pictures = [] }: Pick<Message, 'blocks' | 'pictures'>,
  patienceMs: number,
): Promise<Illustrated> {
  const found = await Promise.all(
    pictures.map(async (picture) => ({ picture, at: await gallery.find(picture, patienceMs) })),
  );
  const files = new Map(
    found.flatMap(({ picture, at }) => (at && 'fileId' in at ? [[picture, at.fileId]] : [])),
  );
  const inPlace = (block: KnownBlock): KnownBlock => {
    const [picture, fileId] = [...files].find(([{ inPlaceOf }]) => inPlaceOf === block.block_id) ?? [];
    return picture && fileId ? imageBlock(picture, fileId) : block;
  };
  return {
    blocks: blocks.map(inPlace),
    shown: [...files.keys()],
    againAt: earliest(found.flatMap(({ at }) => (at && 'againAt' in at ? [at.againAt] : []))),
  };
}

/** Slack would not show the message with them, perhaps because it still looks at the files. Answers when to try again. */
export async function takeOut(
  gallery: Gallery,
  { shown, againAt }: Illustrated,
  code: string,
): Promise<Date | null> {
  const tries = await Promise.all(shown.map((picture) => gallery.notTaken(picture, code)));
  return earliest([againAt, ...tries]);
}

/** Without a title, which is on the picture. */
function imageBlock({ inPlaceOf, alt }: Picture, fileId: string): ImageBlock {
  return {
    type: 'image',
    block_id: inPlaceOf,
    slack_file: { id: fileId },
    alt_text: clip(alt, limits.image.altText),
  };
}

function earliest(times: readonly (Date | null)[]): Date | null {
  const known = times.flatMap((time) => time?.getTime() ?? []);
  return known.length ? new Date(Math.min(...known)) : null;
}
