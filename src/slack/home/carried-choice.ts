import type { ModalView } from '@slack/types';
import { limits } from '../block-kit/limits.ts';
import { choiceIn } from './choice.ts';
import type { HomeChoice } from './choice.ts';

/** Nothing that a modal is about has a line that begins like this. */
const mark = '\nhome:';

type Seen = { type: string; private_metadata: string };

/** What a modal is about, and what stood chosen on the App Home that it was opened from; null where it came from elsewhere. */
export function partAbout(metadata: string): { about: string; choice: HomeChoice | null } {
  const at = metadata.lastIndexOf(mark);
  if (at < 0) return { about: metadata, choice: null };
  return { about: metadata.slice(0, at), choice: choiceIn(metadata.slice(at + mark.length)) };
}

/** What stands chosen on the App Home, by the view of it in which something was pressed, or by a modal that was opened from it. */
export function choiceOf(view: Seen | undefined): HomeChoice | null {
  if (!view) return null;
  return view.type === 'home' ? choiceIn(view.private_metadata) : partAbout(view.private_metadata).choice;
}

/** The modal, which remembers it. Where Slack has no room for that, it is as if it came from elsewhere. */
export function withChoice(view: ModalView, choice: HomeChoice | null): ModalView {
  if (!choice) return view;
  const remembered = `${view.private_metadata ?? ''}${mark}${JSON.stringify(choice)}`;
  return remembered.length > limits.view.privateMetadata ? view : { ...view, private_metadata: remembered };
}
