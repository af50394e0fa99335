import { isRaw } from '../../../slack/block-kit/place.ts';
import type { LocalSlack } from '../local-slack.ts';
import { findFile } from './find-file.ts';

/** The pictures in these blocks that Slack would not show, in its own words: unknown, not completed, no image, or still looked at. */
export function filesNotShown(slack: LocalSlack, blocks: unknown): string[] {
  return placesOf(blocks, '/blocks').flatMap(({ id, place }) =>
    isShown(slack, id) ? [] : [`invalid slack file [json-pointer:${place}]`],
  );
}

function isShown(slack: LocalSlack, id: string): boolean {
  const file = findFile(slack, id);
  if (!file?.completed || file.mimetype === null) return false;
  return slack.faults.take('slack_file') === undefined;
}

function placesOf(node: unknown, place: string): { id: string; place: string }[] {
  if (Array.isArray(node)) return node.flatMap((child, index) => placesOf(child, `${place}/${index}`));
  if (!isRaw(node)) return [];
  return Object.entries(node).flatMap(([field, value]) => {
    const here = `${place}/${field}`;
    return field === 'slack_file' && isRaw(value)
      ? [{ id: idIn(value), place: here }]
      : placesOf(value, here);
  });
}

/** A file is named by its id, or by the address that `files.info` shows. */
function idIn({ id, url }: Record<string, unknown>): string {
  return typeof id === 'string' ? id : (/\b(F[A-Z0-9]{8,})\b/.exec(String(url))?.[1] ?? '');
}
