import { parseArgs } from 'node:util';
import type { Command, ExitCode } from '../command.ts';
import { withDatabase } from '../with-database.ts';
import { verifyAudit } from './verify-audit.ts';
import type { Verified } from './verify-audit.ts';

const mostNamed = 20;

/** Names what is broken in the audit log of DATABASE_URL: exit 1 when anything is. */
export const auditVerify: Command = {
  usage: `npm run audit:verify [-- --seals <file>]

  Verifies every row, chain and seal of the audit log in DATABASE_URL. The app may run meanwhile.
  --seals <file>  also compares with the seals that were published to AUDIT_SEAL_FILE

  Exit code: 0 nothing is missing or changed, 1 something is, 2 it could not be verified.`,

  async run({ args, env, terminal }): Promise<ExitCode> {
    const { values } = parseArgs({ args: [...args], options: { seals: { type: 'string' } } });
    let problems = 0;
    const verified = await withDatabase({ env }, 'leenops audit:verify', (db) =>
      verifyAudit(db, values.seals, (problem) => {
        problems += 1;
        if (problems <= mostNamed) terminal.complain(problem);
      }),
    );
    if (problems > mostNamed) terminal.complain(`… and ${problems - mostNamed} more`);
    terminal.say(
      `Verified ${inWords(verified)}: ${problems === 0 ? 'nothing is missing or changed.' : 'BROKEN.'}`,
    );
    if (verified.unsealed > 0)
      terminal.say(
        `${verified.unsealed} chains have rows since the last seal; a tail cut there would not show.`,
      );
    return problems === 0 ? 0 : 1;
  },
};

function inWords({ events, chains, seals, published }: Verified): string {
  const counted = `${events} events in ${chains} chains and ${seals} seals`;
  return published === undefined ? counted : `${counted}, and ${published} published seals`;
}
