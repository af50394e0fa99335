import { parseArgs } from 'node:util';
import type { RunsAbout } from '../../db/runs.ts';
import { WrongUsage } from '../wrong-usage.ts';

export type EraseArguments = { about: RunsAbout; isConfirmed: boolean };

/** Reads whose texts are meant. Throws WrongUsage unless exactly one thing is named, in the shape of its ids. */
export function eraseArguments(args: readonly string[]): EraseArguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { run: text, subject: text, requester: text, yes: { type: 'boolean', default: false } },
  });
  const { run, subject, requester, yes: isConfirmed } = values;
  const named = [run, subject, requester].filter((value) => value !== undefined);
  if (named.length !== 1) throw new WrongUsage('Give one of --run, --subject and --requester.');
  if (run !== undefined) return { about: { run: like(/^run_\w+$/, run, 'the id of a run') }, isConfirmed };
  if (requester !== undefined)
    return { about: { requester: like(/^[UW]\w+$/, requester, 'a Slack user id') }, isConfirmed };
  return { about: { subject: like(/^\S+:\S+$/, subject ?? '', 'a subject’s key') }, isConfirmed };
}

function like(shape: RegExp, value: string, what: string): string {
  if (shape.test(value)) return value;
  throw new WrongUsage(`“${value}” is not ${what}.`);
}
