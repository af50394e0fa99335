import { checkedFacts, commonFacts } from './case.ts';
import { conditionHolds, rulesInForce } from './policy.ts';
import type { Condition, Rule } from './policy.ts';
import type { Mode } from './run.ts';
import type { WriteTool } from './tool.ts';
import type { Workflow } from './workflow.ts';

/** A rule that counts several actions together, over the run or over time, and from which sum on. */
export type Cap = { rule: Rule; fact: string; above: number };

/** What stands between a write tool and its harm, worked out from the conditions of the rules. Strictest first. */
export type ToolRisk = {
  tool: WriteTool;
  /** Rules that name the tool and can stop it or ask people. */
  guards: Rule[];
  /** Rules that name no tool and can stop or ask for this one like any other. */
  general: Rule[];
  /** Rules by which it may be carried out without anybody being asked, when no stricter one matches. */
  alone: Rule[];
  caps: Cap[];
};

export function risksOf(workflow: Pick<Workflow, 'policy' | 'writes'>, mode: Mode): ToolRisk[] {
  const rules = rulesInForce(workflow.policy, mode);
  return workflow.writes.map((tool) => {
    const applying = rules.filter((rule) => canMatch(rule, tool.name));
    const restricting = applying.filter(({ route }) => route.to !== 'auto');
    return {
      tool,
      guards: restricting.filter(({ when }) => names(when, tool.name)),
      general: restricting.filter(({ when }) => !names(when, tool.name)),
      alone: mode === 'pilot' ? [] : applying.filter(({ route }) => route.to === 'auto'),
      caps: restricting.flatMap((rule) => sumsIn(rule.when).map((sum) => ({ rule, ...sum }))),
    };
  });
}

/** Whether the rule can match a proposal that has only actions of this tool, whatever its facts turn out to be. */
function canMatch({ when }: Rule, tool: string): boolean {
  return conditionHolds(when, {}, [{ tool, facts: {} }]) !== false;
}

function names(condition: Condition, tool: string): boolean {
  if ('all' in condition) return condition.all.some((part) => names(part, tool));
  if ('any' in condition) return condition.any.some((part) => names(part, tool));
  if ('onlyActions' in condition) return condition.onlyActions.includes(tool);
  return 'action' in condition && condition.action === tool;
}

/** Bounds on facts of the workflow's own about the proposal as a whole; what is asked of one action is no sum. */
function sumsIn(condition: Condition): { fact: string; above: number }[] {
  if ('all' in condition) return condition.all.flatMap(sumsIn);
  if ('any' in condition) return condition.any.flatMap(sumsIn);
  if (!('above' in condition)) return [];
  const isCommon = [...commonFacts, ...checkedFacts].some((name) => name === condition.fact);
  return isCommon ? [] : [{ fact: condition.fact, above: condition.above }];
}
