import type { Evidence, PolicyMatch } from '../../../domain/proposal.ts';
import { clip, oneLine } from '../../text.ts';
import type { Paragraph, Part } from '../parts/rich-text.ts';
import { at, bold, bullets, link, section } from '../parts/rich-text.ts';
import { cutQuote, cutText, restOf } from './cut-text.ts';
import type { Room } from './room.ts';

const notVerified = 'NOT VERIFIED: this was not found in what was read.';

/** The clause that covers the case, and whether it really says so. */
export function policyClause(policy: PolicyMatch | null, room: Room): Paragraph[] {
  if (!policy) return [section(bold('Policy: '), 'no clause was named for this case.')];
  const { page, version, clause, title, quote: words, verified } = policy;
  return [
    section(
      bold('Policy: '),
      clip(oneLine(`${clause} ${title} (${page}, version ${version})`), 200),
      verified ? ', quote verified' : '',
    ),
    ...cutQuote(words, room.quote * 2),
    ...(verified ? [] : [section(bold(notVerified))]),
  ];
}

/** What the proposal rests on: where it was read, and when. */
export function evidenceList(evidence: readonly Evidence[], room: Room): Paragraph[] {
  if (evidence.length === 0) return [section(bold('Evidence: '), 'none was given.')];
  const shown = evidence.slice(0, room.evidence);
  const unverified = evidence.filter((each) => !each.verified).length;
  return [
    section(
      bold('Evidence'),
      unverified ? ` (${unverified} of ${evidence.length} not verified)` : ', all verified',
    ),
    bullets([
      ...shown.map((each) => spell(each, room)),
      ...restOf('pieces of evidence', evidence.length, shown.length),
    ]),
  ];
}

function spell({ record, quote: words, readAt, verified }: Evidence, room: Room): Part[] {
  return [
    `${clip(oneLine(record.system), 40)} `,
    link(clip(oneLine(record.label), 100), record.url),
    ': “',
    ...cutText(oneLine(words), room.quote),
    '”, read ',
    readTime(readAt),
    ...(verified ? [] : ['. ', bold(notVerified)]),
  ];
}

/** Slack counts the minutes on: a card that was posted an hour ago does not say “2 minutes ago”. */
function readTime(readAt: string): Part {
  const time = new Date(readAt);
  return Number.isNaN(time.getTime()) ? 'at an unknown time' : at(time, '{ago}');
}
