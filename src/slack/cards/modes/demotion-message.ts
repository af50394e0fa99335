import { pilotOf } from '../../../domain/pilot.ts';
import type { DemotionNews } from '../../../reports/mode-news.ts';
import { changeInWords } from '../../../wording/modes.ts';
import { modeWords } from '../../../wording/statuses.ts';
import { capital, clip, oneLine } from '../../text.ts';
import type { Message } from '../message.ts';
import { notification } from '../message.ts';
import { context, header } from '../parts/blocks.ts';
import { actor } from '../parts/actor.ts';
import type { Paragraph, Sentence } from '../parts/rich-text.ts';
import { at, bold, code, joined, person, quote, richText, section } from '../parts/rich-text.ts';

const shownOwners = 10;
const longestNote = 600;

/** For the owners: what it may no longer do alone, who or what took it back and why, and how it gets there again. */
export function demotionMessage(news: DemotionNews): Message {
  const { id, workflow, from, to, reason, evidence, byKind, byId, owners, note, at: when } = news;
  const title = `Taken back: ${clip(oneLine(workflow.title), 80)}, ${from ?? ''} → ${to}`;
  const told: Sentence = [
    'For ',
    ...joined(owners.slice(0, shownOwners).map((each) => [person(each)])),
    ` (${clip(workflow.owner, 60)})`,
  ];
  const why: Sentence =
    reason === 'person'
      ? [bold('Why: '), actor({ kind: byKind, id: byId }), ' took it back', note ? ':' : '.']
      : [bold('Why: '), `${capital(changeInWords(reason, evidence))}. LeenOps did it by itself.`];
  const words: Paragraph[] = note ? [quote(clip(oneLine(note), longestNote))] : [];
  const now: Sentence = [bold('Now: '), `${modeWords[to]}.`, ...meaning(news)];
  const next: Sentence = [
    bold('Back again: '),
    code(`/leenops promote ${workflow.id}`),
    ' shows the evidence, which begins anew.',
  ];
  return {
    text: notification([
      [title],
      told,
      why,
      ...(note ? [[clip(oneLine(note), longestNote)]] : []),
      now,
      next,
    ]),
    blocks: [
      header(title),
      ...richText([section(...told), section(...why), ...words, section(...now), section(...next)]),
      context(...joined([[at(when)], [id]])),
    ],
  };
}

function meaning({ to, workflow }: DemotionNews): string[] {
  const begun = ' What a rule alone had approved and is not carried out goes to people.';
  if (to !== 'pilot') return [begun];
  return [
    begun,
    ` At most ${pilotOf(workflow).perDay} runs a day start; what comes beyond that is not started, and is for people to do.`,
  ];
}
