import { ToolFailure } from '../domain/tool-failure.ts';

/** For a list that does not fit a case: cut at some limit, it would look like a whole one. */
export function tooManyRecords(system: string, what: string, limit: number): ToolFailure {
  return new ToolFailure({
    system,
    code: 'too_many_records',
    certainty: 'not_applied',
    message: `More than ${limit} ${what}: too many for one case. Let a person handle it in ${system}.`,
  });
}
