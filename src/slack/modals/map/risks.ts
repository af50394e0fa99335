import { spanInWords } from '../../../domain/cap.ts';
import type { Cap as DeclaredCap } from '../../../domain/cap.ts';
import { formatMoney } from '../../../lib/money.ts';
import type { Cap, ToolRisk } from '../../../domain/tool-risk.ts';
import { risksOf } from '../../../domain/tool-risk.ts';
import type { Rule } from '../../../domain/policy.ts';
import type { SeenWorkflow } from '../../../engine/workspace/see-workflow.ts';
import type { Paragraph, Sentence } from '../../cards/parts/rich-text.ts';
import { bold, bullets, code, section } from '../../cards/parts/rich-text.ts';
import { capital, oneLine } from '../../text.ts';

/** For everything it can change: what can go wrong, how bad that is, whether it can be undone, and what stands before it. */
export function risks({ workflow, mode }: SeenWorkflow): Paragraph[] {
  return [
    section(bold('What can go wrong, and what stands before it')),
    ...(mode === 'shadow' ? [section('In shadow mode nothing is carried out at all.')] : []),
    ...risksOf(workflow, mode).flatMap((risk) => ofTool(risk, workflow.caps ?? [])),
  ];
}

function ofTool(risk: ToolRisk, caps: readonly DeclaredCap[]): Paragraph[] {
  const { title, name, system, harm, reversible, movesMoney, editable } = risk.tool;
  const undone = reversible ? 'can be undone' : 'cannot be undone';
  const money = movesMoney ? ', moves money' : '';
  return [
    section(
      bold(capital(oneLine(title))),
      ' ',
      code(name),
      ` in ${system}: ${risk.tool.risk} risk, ${undone}${money}`,
    ),
    bullets([
      [bold('What can go wrong: '), oneLine(harm)],
      [bold('A reviewer may change: '), editable.length ? editable.join(', ') : 'nothing'],
      [bold('Its own rules: '), sentences(risk.guards) || 'none'],
      [bold('And as for everything: '), risk.general.map(({ name: rule }) => rule).join(', ') || 'no rule'],
      [bold('Alone: '), ...alone(risk)],
      [bold('Several together: '), ...together(caps, risk)],
    ]),
  ];
}

function sentences(found: readonly Rule[]): string {
  return found.map(({ sentence }) => oneLine(sentence)).join(' ');
}

function alone({ alone: found }: ToolRisk): Sentence {
  if (found.length === 0) return ['never: a person decides.'];
  return [`${sentences(found)} Unless another rule matches.`];
}

function together(declared: readonly DeclaredCap[], { caps, tool }: ToolRisk): Sentence {
  const counted = declared.filter(({ tools }) => tools.includes(tool.name));
  const others = caps.filter(({ rule }) => !counted.some(({ name }) => name === rule.name));
  if (counted.length + others.length)
    return [[...others.map(inWords), ...counted.map(capOverTime)].join(', ')];
  return tool.movesMoney
    ? [bold('no rule counts them together: many small ones are as large as one.')]
    : ['no rule counts them together.'];
}

function inWords({ rule, fact, above }: Cap): string {
  return `“${oneLine(rule.sentence)}” (${fact} above ${above})`;
}

/** `“Refunds of more than …” (counted per customer over 30 days, from €200.00 on)` */
function capOverTime({ sentence, per, withinMs, limit, counts }: DeclaredCap): string {
  const most =
    counts === 'actions' ? String(limit) : formatMoney({ minor: limit, currency: counts.currency });
  return `“${oneLine(sentence)}” (counted per ${per} over ${spanInWords(withinMs)}, up to ${most})`;
}
