import type { RunView } from '../../../domain/run-view.ts';
import { clip, oneLine } from '../../text.ts';

/** `gpt-5.6-sol`, or `Demo rules (not AI)` in a demo. */
export function modelName({ label }: RunView['model']): string {
  return clip(oneLine(label), 80);
}
