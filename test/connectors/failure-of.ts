import { ToolFailure } from '../../src/domain/tool-failure.ts';

/** The failure that the work ends with; a test fails when it ends well or with anything else. */
export async function failureOf(work: Promise<unknown>): Promise<ToolFailure> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ToolFailure) return error;
    throw error;
  }
  throw new Error('Expected a ToolFailure, but it went well.');
}
