import { percent } from '../../promotion/bound.ts';
import type { Evidence } from '../../promotion/evidence.ts';
import { leastShadowRuns } from '../../promotion/minimum.ts';
import { isAtLeast, share } from '../counted.ts';
import { rule } from '../rule.ts';
import { worstOf } from '../situation.ts';

const fewestRejections = 5;
const manyRejected = 10;
const mostlyOne = 50;

export const oneRejectionReason = rule({
  name: 'one_rejection_reason',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, labels, weeks: [week] }) => {
        const [top] = week?.rejections.reasons ?? [];
        if (!week || !top || top.count < fewestRejections) return undefined;
        const decided = week.approved.outOf;
        const { count } = week.rejections;
        if (!isAtLeast(count, decided, manyRejected) || !isAtLeast(top.count, count, mostlyOne))
          return undefined;
        return {
          workflow: id,
          title,
          reason: labels[top.code] ?? top.code,
          same: top.count,
          rejected: count,
          decided,
        };
      },
      ({ same }) => same,
    ),
  says: ({ workflow, title, reason, same, rejected, decided }) => ({
    finding: `${share(same, rejected, `rejections of ${title}`)} have one reason, “${reason}”; people decided on ${decided}.`,
    advice: 'Change its instructions or its rules so that this is not proposed any more.',
    command: `/leenops map ${workflow}`,
  }),
});

const fewestDecided = 20;
const manyEdited = 30;

export const editedOften = rule({
  name: 'edited_often',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, weeks: [week] }) =>
        week && week.edited.outOf >= fewestDecided && isAtLeast(week.edited.of, week.edited.outOf, manyEdited)
          ? { workflow: id, title, edited: week.edited.of, decided: week.edited.outOf }
          : undefined,
      ({ edited }) => edited,
    ),
  says: ({ workflow, title, edited, decided }) => ({
    finding: `People changed ${share(edited, decided, `proposals of ${title}`)} before they let them through.`,
    advice:
      'Read a few of the changes with those who made them, and write what they teach into its instructions.',
    command: `/leenops metrics ${workflow} 30d`,
  }),
});

/** Where an owner can propose it now, on the evidence that the command shows. */
export const readyToPromote = rule({
  name: 'ready_to_promote',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, promotable }) => {
        if (!promotable) return undefined;
        const { to, evidence } = promotable;
        const { mode, reviewed, unchanged, bound, tolerance, shadowRuns } = evidence;
        return { workflow: id, title, mode, to, reviewed, unchanged, bound, tolerance, shadowRuns };
      },
      ({ reviewed, shadowRuns }) => reviewed + shadowRuns,
    ),
  says: ({ workflow, title, mode, to, ...seen }) => ({
    finding: `${title} may go from ${mode} to ${to}: ${mode === 'shadow' ? inShadow(seen) : inPilot(seen)}.`,
    advice: 'Its owner looks at the evidence and proposes it, and a second person confirms it.',
    command: `/leenops promote ${workflow}`,
  }),
});

type Seen = Pick<Evidence, 'reviewed' | 'unchanged' | 'bound' | 'tolerance' | 'shadowRuns'>;

function inPilot({ reviewed, unchanged, bound, tolerance }: Seen): string {
  return `people approved ${share(unchanged, reviewed, 'proposals')} as they were, so with 95 % certainty at most ${percent(bound)} are wrong, and ${percent(tolerance)} may be`;
}

function inShadow({ shadowRuns }: Seen): string {
  return `${shadowRuns} runs proposed something, and ${leastShadowRuns} are enough to begin with people deciding`;
}
