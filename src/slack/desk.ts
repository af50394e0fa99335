import type { WebClient } from '@slack/web-api';
import type { Context } from '../engine/context.ts';
import type { DigestOf } from '../engine/digest/digest-of.ts';
import type { Sources } from '../reports/run-view.ts';
import type { Gallery } from './pictures/gallery.ts';
import type { UnderWay } from './under-way.ts';

/** What every listener works with. `client` is for views and look-ups while a person waits, never for the outbox. */
export type Desk = {
  ctx: Context;
  sources: Sources;
  client: WebClient;
  /** What permalinks begin with: `https://acme.slack.com/`. */
  workspaceUrl: string | null;
  underWay: UnderWay;
  gallery: Gallery;
  digestOf: DigestOf;
};
