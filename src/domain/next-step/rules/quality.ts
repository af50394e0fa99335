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

/** As many as it takes to say with 95 % confidence that fewer than one in twenty is wrong. */
const enoughUnchanged = 59;
const quietWeeks = 2;

/** Only that it may be worth a look: the whole evidence, with what else it takes, is what the command shows. */
export const readyToPromote = rule({
  name: 'ready_to_promote',
  holds: (situation) =>
    worstOf(
      situation,
      ({ id, title, mode, weeks }) => {
        if (mode !== 'pilot') return undefined;
        const decided = weeks.reduce((sum, { approved }) => sum + approved.outOf, 0);
        const unchanged = weeks.reduce((sum, { approved }) => sum + approved.of, 0);
        const reversals = weeks.reduce((sum, week) => sum + week.reversals, 0);
        const isQuiet = weeks
          .slice(0, quietWeeks)
          .every(({ incidents }) => incidents.severities.every(({ code }) => code !== 'critical'));
        return decided >= enoughUnchanged && unchanged === decided && reversals === 0 && isQuiet
          ? { workflow: id, title, decided, weeks: weeks.length }
          : undefined;
      },
      ({ decided }) => decided,
    ),
  says: ({ workflow, title, decided, weeks }) => ({
    finding: `${title} is in pilot, and people approved all ${decided} proposals of the last ${weeks} weeks as they were.`,
    advice: 'Look at its evidence: it may be ready for its rules to decide.',
    command: `/leenops promote ${workflow}`,
  }),
});
