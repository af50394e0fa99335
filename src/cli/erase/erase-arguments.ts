import { parseArgs } from 'node:util';
import type { NotesAbout } from '../../db/loose-notes.ts';
import type { RunsAbout } from '../../db/runs.ts';
import { everyWorkflow } from '../../domain/pause.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** Either whole runs, or notes that belong to no run. */
export type EraseArguments = { isConfirmed: boolean } & ({ runs: RunsAbout } | { notes: NotesAbout });

const person = { shape: /^[UW]\w+$/, what: 'a Slack user id' };
const ways = {
  run: { shape: /^run_\w+$/, what: 'the id of a run' },
  subject: { shape: /^\S+:\S+$/, what: 'a subject’s key' },
  requester: person,
  incident: { shape: /^inc_\w+$/, what: 'the id of an incident' },
  workflow: { shape: /^[\w-]+$/, what: 'the id of a workflow' },
  author: person,
} as const;

/** Reads whose texts are meant. Throws WrongUsage unless exactly one thing is named, in the shape of its ids. */
export function eraseArguments(args: readonly string[]): EraseArguments {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      run: text,
      subject: text,
      requester: text,
      incident: text,
      workflow: text,
      author: text,
      yes: { type: 'boolean', default: false },
    },
  });
  const { yes: isConfirmed, ...named } = values;
  const [way, ...others] = (Object.keys(ways) as (keyof typeof ways)[]).filter(
    (name) => named[name] !== undefined,
  );
  if (!way || others.length)
    throw new WrongUsage('Give one of --run, --subject, --requester, --incident, --workflow and --author.');
  const value = named[way] ?? '';
  const { shape, what } = ways[way];
  if (!shape.test(value)) throw new WrongUsage(`“${value}” is not ${what}.`);
  return { isConfirmed, ...meant(way, value) };
}

function meant(way: keyof typeof ways, value: string): { runs: RunsAbout } | { notes: NotesAbout } {
  switch (way) {
    case 'run':
      return { runs: { run: value } };
    case 'subject':
      return { runs: { subject: value } };
    case 'requester':
      return { runs: { requester: value } };
    case 'incident':
      return { notes: { incident: value } };
    case 'workflow':
      return { notes: { workflow: value === 'all' ? everyWorkflow : value } };
    case 'author':
      return { notes: { author: value } };
  }
}
