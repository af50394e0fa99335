import { parseArgs } from 'node:util';
import { literal, oneLine } from '../../../lib/readable.ts';
import { WrongUsage } from '../../wrong-usage.ts';
import { isAgreed } from '../agreed.ts';
import { toolList, toolGranted } from '../answers.ts';
import type { ShownTool } from '../answers.ts';
import { jsonOption, needed, noWords, onlyWord, sayJson, textOption } from '../ops-command.ts';
import type { Ops, OpsCommand } from '../ops-command.ts';
import { tableLines } from '../table.ts';

export const tools: OpsCommand = {
  usage: 'tools',
  does: 'every tool, whether it may be used and which workflows have it; for admins',

  async run({ api, terminal, args }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: jsonOption },
      allowPositionals: true,
    });
    noWords(positionals);
    const answer = await api.get('/tools');
    if (values.json) return sayJson(terminal, answer);
    const { tools: listed } = toolList.parse(answer);
    const rows = listed.map(({ name, system, effect, withheld, workflows }) => [
      name,
      system,
      effect,
      withheld ?? 'granted',
      workflows.join(' '),
    ]);
    for (const line of tableLines(['TOOL', 'SYSTEM', 'EFFECT', 'STANDING', 'WORKFLOWS'], rows))
      terminal.say(line);
    return 0;
  },
};

export const grant: OpsCommand = {
  usage: 'grant <tool> --as <granted | read | write> --why <why> [--yes]',
  does: 'let agents use a tool, exactly as it is shown; for admins',
  run: (ops) => change(ops, undefined),
};

export const revoke: OpsCommand = {
  usage: 'revoke <tool> --why <why> [--yes]',
  does: 'let nobody use a tool any more, from now on; for admins',
  run: (ops) => change(ops, 'revoked'),
};

async function change({ api, terminal, args }: Ops, always: 'revoked' | undefined) {
  const options = {
    as: textOption,
    why: textOption,
    yes: { type: 'boolean', default: false },
    json: jsonOption,
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const name = onlyWord(positionals, 'a tool');
  const to = always ?? needed(values.as, '--as');
  const why = needed(values.why, '--why');
  const { tools: listed } = toolList.parse(await api.get('/tools'));
  const tool = listed.find((each) => each.name === name);
  if (!tool) throw new WrongUsage(`There is no tool “${name}”. “npm run ops -- tools” lists them.`);
  for (const line of described(tool)) terminal.say(line);
  const word = to === 'revoked' ? 'revoke' : 'grant';
  if (!values.yes && !(await isAgreed(terminal, word, `to ${word} exactly this`))) {
    terminal.say('Nothing was changed.');
    return 1;
  }
  const answer = await api.post(`/tools/${encodeURIComponent(name)}/grant`, { to, why, seen: tool.stamp });
  if (values.json) return sayJson(terminal, answer);
  const { granted, effect } = toolGranted.parse(answer);
  terminal.say(granted ? `${name} is granted${effect ? ` as a ${effect}` : ''}.` : `${name} is revoked.`);
  return 0;
}

/** What another program says of its tool is shown to the letter. */
function described({ name, title, system, foreign }: ShownTool): string[] {
  if (!foreign) return [`${name}: ${oneLine(title)} (${system})`];
  return [
    `${name}: ${oneLine(title)} (${system})`,
    `It says of itself: ${literal(foreign.description) || 'nothing'}`,
    ...Object.entries(foreign.arguments).map(
      ([argument, says]) => `  ${literal(argument)}: ${literal(says)}`,
    ),
    ...foreign.differences.flatMap(({ what, before, after }) => [
      `${literal(what)}:`,
      `  - ${before === null ? '(was not there)' : literal(before)}`,
      `  + ${after === null ? '(is gone)' : literal(after)}`,
    ]),
  ];
}
