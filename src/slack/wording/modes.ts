import type { Proposed } from '../../engine/modes/propose-promotion.ts';
import type { Mode } from '../../domain/run.ts';
import type { Workflow } from '../../domain/workflow.ts';
import { modeWords } from '../../wording/statuses.ts';
import { mrkdwnOf } from '../cards/parts/mrkdwn.ts';
import { at, bold, channel, code } from '../cards/parts/rich-text.ts';
import { clip, oneLine } from '../text.ts';

type Changed = { workflow: Workflow; to: Mode };

const title = ({ workflow }: { workflow: Workflow }) => bold(clip(oneLine(workflow.title), 80));

/** Short private answers about modes, as mrkdwn. */
export const modeTexts = {
  proposed: (proposed: Proposed): string =>
    mrkdwnOf([
      title(proposed),
      ` is proposed for ${proposed.to}. A second person confirms it in `,
      channel(proposed.channelId),
      '; it lapses ',
      at(proposed.lapsesAt),
      '.',
    ]),
  confirmed: (changed: Changed): string =>
    mrkdwnOf([
      title(changed),
      ` is now ${modeWords[changed.to]}. Open runs keep the mode that they began with.`,
    ]),
  withdrawn: (changed: Changed): string =>
    mrkdwnOf([title(changed), ' stays as it is: the proposal is withdrawn.']),
  demoted: (changed: Changed): string =>
    mrkdwnOf([
      title(changed),
      ` is now ${modeWords[changed.to]}. What a rule alone had approved and is not carried out goes to people. Its owners are told; `,
      code(`/leenops pause ${changed.workflow.id}`),
      ' makes it stand still.',
    ]),
} as const;
