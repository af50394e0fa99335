import type { WriteTool } from '../tool.ts';
import type { Likeness } from './observe.ts';

type Watching = {
  writes: readonly WriteTool[];
  observe?: { looks: readonly number[]; compares: Readonly<Record<string, Likeness>> };
};

/** Slips that would show only days later, as a comparison with nothing in it. */
export function problemsOfObserve({ writes, observe }: Watching): string[] {
  if (!observe) return [];
  const { looks, compares } = observe;
  const inOrder = looks.every((look, index) => look > (looks[index - 1] ?? 0));
  return [
    ...(inOrder ? [] : ['observe.looks must be spans above zero, each longer than the one before.']),
    ...(writes.some(({ name }) => Object.hasOwn(compares, name))
      ? []
      : ['observe.compares names none of its writes.']),
    ...Object.entries(compares).flatMap(([name, { about, agree, adds }]) => {
      const tool = writes.find((write) => write.name === name);
      if (!tool) return [];
      const unknown = [...about, ...agree, ...(adds ? [adds] : [])].filter(
        (argument) => !(argument in tool.input.shape),
      );
      return unknown.map((argument) => `observe.compares names ${argument}, which ${name} does not take.`);
    }),
  ];
}
