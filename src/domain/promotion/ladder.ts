import { modes } from '../run.ts';
import type { Mode } from '../run.ts';

/** The mode in which it may do more alone; undefined at the top. */
export function modeAbove(mode: Mode): Mode | undefined {
  return modes[modes.indexOf(mode) + 1];
}

export function modeBelow(mode: Mode): Mode | undefined {
  return modes[modes.indexOf(mode) - 1];
}

export function isBelow(mode: Mode, other: Mode): boolean {
  return modes.indexOf(mode) < modes.indexOf(other);
}

/**
 * By which mode a run is judged, of the one that it pins and the one that its workflow has by now. A promotion changes nothing for a run
 * that was begun; after a demotion people decide on whatever of it is not carried out. A demotion to shadow does the same, rather
 * than drop without a word what people approved on a card that says it will be done: `/leenops pause` stops it.
 */
export function judgingMode(ofRun: Mode, ofWorkflow: Mode): Mode {
  return ofRun === 'live' && isBelow(ofWorkflow, 'live') ? 'pilot' : ofRun;
}
