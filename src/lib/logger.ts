import { pino } from 'pino';

export type { Logger } from 'pino';

const secrets = ['token', 'apiKey', 'authorization', 'password', 'secret', 'signingSecret', 'databaseUrl'];
/** Texts that people, customers and models wrote. They live in the database, never in a log line. */
const texts = ['text', 'body', 'quote', 'note', 'email', 'blocks', 'arguments', 'args'];

/** Logs one JSON line per thing that matters to standard output; secrets and customer texts are removed. */
export function createLogger(level: string) {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: [...secrets, ...texts].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: '[removed]',
    },
    serializers: { err: describeError },
  });
}

/** Name, code and stack of an error: never its message's neighbours (query parameters, response bodies). */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, status, statusCode } = error as { code?: unknown; status?: unknown; statusCode?: unknown };
  return {
    type: error.name,
    code: code ?? status ?? statusCode,
    message: firstLine(error.message),
    stack: error.stack?.split('\n').slice(1, 8).join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

/** Drizzle puts the whole query and its parameters into the message: the first words say enough. */
function firstLine(message: string): string {
  const line = message.split('\n', 1)[0] ?? '';
  return line.startsWith('Failed query') ? 'Failed query' : line.slice(0, 200);
}
