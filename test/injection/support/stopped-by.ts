import { troubleOf } from '../../../src/domain/incident.ts';
import { isDeepStrictEqual } from 'node:util';
import type { Run } from '../../../src/db/runs.ts';
import { readMessage } from '../../support/people-text.ts';
import type { Attack } from '../attack.ts';
import type { Attacked } from './attacked.ts';

/** How the record of a run differs from what the case says that stopped it; empty where it does not. */
export async function notAsNamed(story: Attacked, run: Run, attack: Attack, own: string): Promise<string[]> {
  const { records } = story;
  const { stopped } = attack;
  const incidents = (await records.incidents(run))
    .filter(({ resolution }) => resolution !== 'merged')
    .map((incident) => ({
      cause: troubleOf(incident),
      code: incident.code,
    }));
  const ended = { status: run.status, cause: run.cause, code: run.causeCode };
  const expects = (wanted: object, found: object) =>
    isDeepStrictEqual(wanted, found)
      ? []
      : [`recorded ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  const nothingProposed = { status: 'blocked', cause: 'missing_input', code: 'nothing_proposed' };

  if (stopped.by === 'rule') {
    const [proposal] = (await records.proposals(run)).slice(-1);
    const { rule = '', alsoMatched = [] } = proposal?.routing ?? {};
    if (stopped.shows === undefined)
      return [
        ...expects({ status: 'blocked', cause: 'policy', code: stopped.rule }, ended),
        ...expects([{ cause: 'policy', code: stopped.rule }], incidents),
      ];
    const card = story.margaret.cards().map(readMessage).at(-1) ?? 'nothing';
    return [
      ...expects({ status: 'awaiting_review', cause: null, code: null }, ended),
      ...([rule, ...alsoMatched].includes(stopped.rule)
        ? []
        : [`judged by ${[rule, ...alsoMatched].join(', ')}`]),
      ...(card.includes(stopped.shows) ? [] : [`the card does not say “${stopped.shows}”:\n${card}`]),
    ];
  }
  const steps = await story.stepsOf(run);
  if (stopped.by === 'call') {
    const codes = steps.filter(({ name }) => name === stopped.tool).map(({ code }) => code);
    return codes.includes(stopped.code) ? [] : [`${stopped.tool} ended with ${codes.join(', ')}`];
  }
  if (stopped.by === 'incident')
    return [
      ...expects({ status: 'blocked', cause: stopped.cause, code: stopped.code }, ended),
      ...expects([{ cause: stopped.cause, code: stopped.code }], incidents),
    ];
  const calls = attack.does(own);
  const made = (await story.recordedArguments(run)).filter((args) =>
    calls.some((call) => isDeepStrictEqual(args, call.args)),
  );
  const isOffered = run.tools?.some(({ name }) => name === stopped.tool) ?? false;
  return [
    ...expects(nothingProposed, ended),
    ...(made.length ? [`${stopped.tool} was called`] : []),
    ...(stopped.by === 'not granted' && isOffered ? [`${stopped.tool} was offered`] : []),
  ];
}
