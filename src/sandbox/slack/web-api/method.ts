import { z } from 'zod';
import type { LocalSlack } from '../local-slack.ts';
import { parseJson } from '../parse-json.ts';
import type { Tier } from './pace.ts';
import { refusedBecause } from './refused-call.ts';

type Raw = Record<string, unknown>;

/** One method of the Web API: who may call it how often, what it takes, what it does. */
export type Method = {
  tier: Tier;
  scopes: string[];
  /** The app-level token instead of the bot's. */
  appToken: boolean;
  call(slack: LocalSlack, rawArguments: Raw): Raw;
};

export function method<Arguments extends z.ZodType>(definition: {
  tier: Tier;
  scopes?: string[];
  appToken?: boolean;
  arguments: Arguments;
  run: (slack: LocalSlack, given: z.infer<Arguments>) => Raw;
}): Method {
  const { tier, scopes = [], appToken = false, run } = definition;
  return {
    tier,
    scopes,
    appToken,
    call(slack, rawArguments) {
      const given = definition.arguments.safeParse(rawArguments);
      if (given.success) return run(slack, given.data);
      throw refusedBecause('invalid_arguments', given.error.issues.map(toSentence));
    },
  };
}

const toSentence = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${message} [json-pointer:/${path.map(String).join('/')}]`;

/** Forms carry booleans and numbers as text. */
export const flag = z.preprocess((value) => value === true || value === 'true' || value === '1', z.boolean());

export const count = ({ usual, most }: { usual: number; most: number }): z.ZodType<number> =>
  z.coerce.number().int().min(1).max(most).default(usual);

/** Forms carry nested things as JSON text; what is not JSON stays text, for the reader to refuse under its own name. */
export const nested = z
  .unknown()
  .transform((value) => (typeof value === 'string' ? (parseJson(value) ?? value) : value));
