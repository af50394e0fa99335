import { z } from 'zod';
import { second } from '../../lib/time.ts';

/** What we say of a tool that another program describes: who may use it, and how much harm it can do. */
const toolShape = z.strictObject({
  /** The workflows that it is added to, once an admin granted it. */
  workflows: z.array(z.string().min(1)).max(50).default([]),
  /** Argument → which of the run's own things it may name: `{ "order_id": "order" }`. */
  bindings: z.record(z.string(), z.string().min(1)).default({}),
  title: z.string().trim().min(1).max(80).optional(),
  risk: z.enum(['low', 'medium', 'high']).default('high'),
  reversible: z.boolean().default(false),
  moves_money: z.boolean().default(false),
  harm: z.string().trim().min(1).max(300).optional(),
  /** Arguments that a reviewer may change. */
  editable: z.array(z.string().min(1)).max(20).default([]),
});
export type McpToolConfig = z.infer<typeof toolShape>;

const variable = z.string().regex(/^[A-Za-z_]\w*$/, 'is not the name of an environment variable');

const serverShape = z
  .strictObject({
    command: z.string().trim().min(1).optional(),
    args: z.array(z.string()).max(100).optional(),
    cwd: z.string().trim().min(1).optional(),
    env: z.array(variable).max(50).optional(),
    url: z.url({ protocol: /^https?$/, error: 'is not an http(s) address' }).optional(),
    headers: z.record(z.string().regex(/^[\w-]+$/, 'is not the name of a header'), variable).optional(),
    /** Milliseconds that one call may take. */
    timeout: z
      .int()
      .min(second)
      .max(20 * second)
      .default(15 * second),
    tools: z.record(z.string().min(1).max(200), toolShape).default({}),
  })
  .superRefine((server, problems) => {
    const say = (message: string) => problems.addIssue({ code: 'custom', message });
    if ((server.command === undefined) === (server.url === undefined))
      say('needs either a command, for a program on this machine, or a url');
    if (server.command === undefined && (server.args ?? server.cwd ?? server.env))
      say('args, cwd and env belong to a command; a url takes headers');
    if (server.url === undefined && server.headers) say('headers belong to a url; a command takes env');
  });

export const mcpFileShape = z.strictObject({
  servers: z.record(
    z.string().regex(/^[a-z][a-z0-9]{0,19}$/, 'is no name for a server: up to 20 small letters and digits'),
    serverShape,
  ),
});

type Common = { id: string; timeoutMs: number; tools: Readonly<Record<string, McpToolConfig>> };

/** A server as it is reached: a program that we start, with exactly this environment, or an address. */
export type McpServerConfig = Common &
  (
    | {
        by: 'stdio';
        command: string;
        args: readonly string[];
        cwd: string;
        env: Readonly<Record<string, string>>;
      }
    | { by: 'http'; url: string; headers: Readonly<Record<string, string>> }
  );
