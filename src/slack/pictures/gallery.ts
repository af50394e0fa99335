import { setTimeout as pause } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Context } from '../../engine/context.ts';
import { pictureNotTaken } from '../../engine/pictures/picture-not-taken.ts';
import { pictureStanding } from '../../engine/pictures/picture-standing.ts';
import { pictureUploaded } from '../../engine/pictures/picture-uploaded.ts';
import { later, second } from '../../lib/time.ts';
import type { Picture } from '../cards/message.ts';
import { workUnderWay } from '../under-way.ts';
import { uploadPicture } from './upload-picture.ts';
import { uploadTrouble } from './upload-trouble.ts';

/** Slack's file with the picture, when it is worth asking again, or null: the text has to do. */
export type Found = { fileId: string } | { againAt: Date } | null;

export type Gallery = {
  /** Waits for an upload no longer than this; what takes longer goes on, and is found by whoever asks later. */
  find(picture: Picture, patienceMs: number): Promise<Found>;
  /** Slack would not show this file in a message. */
  notTaken(picture: Picture, code: string): Promise<Date | null>;
  /** Every upload has come to its end. */
  ended(): Promise<void>;
};

type Needs = Pick<Context, 'db' | 'now' | 'log'>;

/** The pictures that Slack has from us. `client` is for them alone: an upload holds up no card. */
export function openGallery(ctx: Needs, client: WebClient): Gallery {
  const uploads = new Map<string, Promise<Found>>();
  const underWay = workUnderWay(ctx.log);

  function upload(picture: Picture): Promise<Found> {
    const begun = uploads.get(picture.key);
    if (begun) return begun;
    const uploading = uploaded(ctx, client, picture).finally(() => uploads.delete(picture.key));
    uploads.set(picture.key, uploading);
    underWay.add(uploading.then(() => {}));
    return uploading;
  }

  return {
    async find(picture, patienceMs) {
      const standing = await pictureStanding(ctx, picture.key);
      if (standing?.state === 'refused') return null;
      if (standing && standing.dueAt > ctx.now()) return { againAt: standing.dueAt };
      if (standing?.fileId) return { fileId: standing.fileId };
      const outOfPatience = pause(
        patienceMs,
        { againAt: later(ctx.now(), patienceMs + second) },
        { ref: false },
      );
      return Promise.race([upload(picture), outOfPatience]);
    },
    notTaken: ({ key }, code) => pictureNotTaken(ctx, key, { refused: false, code }),
    ended: () => underWay.ended(),
  };
}

async function uploaded(ctx: Needs, client: WebClient, picture: Picture): Promise<Found> {
  try {
    const fileId = await uploadPicture(client, picture);
    await pictureUploaded(ctx, picture.key, fileId);
    return (await pictureStanding(ctx, picture.key)) as { fileId: string };
  } catch (error) {
    const trouble = uploadTrouble(error);
    if (trouble.code === 'no_answer')
      ctx.log.info({ err: error, picture: picture.key }, 'a picture did not reach Slack');
    const againAt = await pictureNotTaken(ctx, picture.key, trouble);
    return againAt && { againAt };
  }
}
