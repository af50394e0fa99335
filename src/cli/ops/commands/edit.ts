import { parseArgs } from 'node:util';
import { clean, oneLine } from '../../../lib/readable.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { isAgreed } from '../agreed.ts';
import type { ShownReview } from '../answers.ts';
import { decide } from '../decide.ts';
import { jsonOption, textOption } from '../ops-command.ts';
import type { OpsCommand } from '../ops-command.ts';
import { fetchReview } from './review.ts';

export const edit: OpsCommand = {
  usage: 'edit <review> <field>=<value> … [--yes] [--digest <digest>]',
  does: 'change what may be changed: shows old and new, asks, and makes the next version',

  async run({ api, terminal, args }) {
    const options = {
      yes: { type: 'boolean', default: false },
      digest: textOption,
      json: jsonOption,
    } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [id, ...typed] = positionals;
    if (id === undefined) throw new WrongUsage('Say which: a review’s id.');
    const edits = editsFrom(typed);
    const review = await fetchReview(api, id);
    const say = values.json ? terminal.complain : terminal.say;
    for (const line of changeLines(review, edits)) say(clean(line));
    if (!values.yes && !(await isAgreed(terminal, 'edit', 'to make this the next version'))) {
      terminal.complain('Nothing was changed.');
      return 1;
    }
    const digest = values.digest ?? review.proposal.digest;
    return decide({ api, terminal }, review, digest, { kind: 'edit', edits }, values.json);
  },
};

/** `act_k3v9x0m2p4qz:amount=60.00`, as many as there are. */
function editsFrom(typed: readonly string[]): Record<string, string> {
  if (typed.length === 0) throw new WrongUsage('Say what to change: <field>=<value>.');
  const pairs = typed.map((word) => {
    const at = word.indexOf('=');
    if (at < 1) throw new WrongUsage(`“${word}” is no change: write <field>=<value>.`);
    return [word.slice(0, at), word.slice(at + 1)] as const;
  });
  return Object.fromEntries(pairs);
}

function changeLines({ proposal }: ShownReview, edits: Readonly<Record<string, string>>): string[] {
  const fields = (proposal.actions ?? []).flatMap(({ editable }) => editable);
  return Object.entries(edits).map(([id, value]) => {
    const field = fields.find((each) => each.id === id);
    if (field) return `${field.title}: ${oneLine(field.value)} → ${oneLine(value)}`;
    const known = fields.map((each) => each.id).join(', ') || 'nothing';
    throw new WrongUsage(`${id} cannot be changed here. What can: ${known}.`);
  });
}
