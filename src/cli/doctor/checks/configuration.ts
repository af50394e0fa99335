import { ConfigProblems, readConfig } from '../../../config.ts';
import type { Config } from '../../../config.ts';
import { speakingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';

/** The configuration, or every problem that it has. */
export function checkConfiguration(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): { config?: Config; findings: Finding[] } {
  const says = speakingOf('Configuration');
  try {
    const config = readConfig({ ...env }, readFile);
    const demo = config.model.kind === 'demo' ? ' Demo mode: the model is rules, not AI.' : '';
    return { config, findings: [says.fine(`every setting is there.${demo}`)] };
  } catch (error) {
    if (!(error instanceof ConfigProblems)) throw error;
    return { findings: error.problems.map((problem) => says.wrong(problem)) };
  }
}
