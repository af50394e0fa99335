import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Json } from '../../lib/json.ts';
import { mcpFailure } from './mcp-failure.ts';

const longest = 64 * 1024;

/**
 * What a read answered, as data for the case: its structured content where it has some, else its texts. Pictures, sounds
 * and files are named, and left out. Throws ToolFailure.
 */
export function readingIn(server: string, { content, structuredContent }: CallToolResult): Json {
  const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  const leftOut = [...new Set(content.map(({ type }) => type).filter((type) => type !== 'text'))];
  if (structuredContent === undefined && texts.length === 0) throw mcpFailure(server, 'read', 'no_text');
  const data: Json = {
    ...(structuredContent === undefined
      ? { text: texts.join('\n') }
      : { content: structuredContent as Json }),
    ...(leftOut.length ? { left_out: leftOut } : {}),
  };
  if (JSON.stringify(data).length > longest) throw mcpFailure(server, 'read', 'too_large');
  return data;
}
