import { mcpServers } from '../../../src/connectors/mcp/mcp-servers.ts';
import { defined, program, ruled } from './definitions.ts';

/** Starts a program that starts another, says its number, and waits to be killed. */
const [, , folder = '', file = ''] = process.argv;
const tools = { family: ruled() };
const servers = mcpServers([
  {
    id: 'plain',
    by: 'stdio',
    command: process.execPath,
    args: [program, file],
    cwd: folder,
    env: { STUBBORN: 'yes' },
    timeoutMs: 5_000,
    tools,
  },
]);
await servers.check('plain');
const tool = servers.make('mcp_plain_family', 'plain', defined('family'), 'read');
if (!('read' in tool)) throw new Error('It is no read.');
const { data } = await tool.read({}, { signal: AbortSignal.timeout(5_000) });
process.stdout.write(`${(data as { text: string }).text}\n`);
setInterval(() => {}, 1_000);
