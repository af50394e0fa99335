import type { IncomingMessage } from 'node:http';
import { second } from '../../lib/time.ts';
import { ApiProblem } from '../api/problem.ts';

/** More than any of the vendors sends about one change: theirs are some kilobytes, a long issue with its comment a hundred. */
export const bodyLimit = 1024 * 1024;
/** Whoever sends nothing is not waited for. */
export const bodyDeadlineMs = 5 * second;
/** All bodies that are being read at a time: nobody has shown a signature yet. */
export const roomBytes = 32 * bodyLimit;

export type Room = { take(bytes: number): boolean; give(bytes: number): void };

export function roomOf(bytes: number): Room {
  let taken = 0;
  return {
    take(more) {
      if (taken + more > bytes) return false;
      taken += more;
      return true;
    },
    give(back) {
      taken -= back;
    },
  };
}

/** Reads a body as it is. Throws ApiProblem when it is too large, too slow, cut off, or too many are being read. */
export async function readRaw(
  request: IncomingMessage,
  room: Room,
  deadlineMs = bodyDeadlineMs,
): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > bodyLimit) throw tooLarge();
  const whole = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(
    () => whole.reject(problem(408, 'too_slow', 'The body did not arrive in time.')),
    deadlineMs,
  );
  const take = (chunk: Buffer) => {
    if (size + chunk.length > bodyLimit) return whole.reject(tooLarge());
    if (!room.take(chunk.length)) return whole.reject(tooMany());
    size += chunk.length;
    chunks.push(chunk);
  };
  request.on('data', take);
  request.once('end', () => whole.resolve(Buffer.concat(chunks)));
  request.once('error', () => whole.reject(cutOff()));
  request.once('close', () => whole.reject(cutOff()));
  try {
    return await whole.promise;
  } finally {
    clearTimeout(timer);
    request.off('data', take);
    room.give(size);
  }
}

/** The rest of it is not read, so the connection cannot be used again. */
function problem(status: number, reason: string, message: string, headers: Record<string, string> = {}) {
  return new ApiProblem(status, reason, message, { connection: 'close', ...headers });
}

const tooLarge = () => problem(413, 'too_large', `The body is larger than ${bodyLimit / 1024} KiB.`);
const tooMany = () => problem(503, 'busy', 'Too much at once. Send it again.', { 'retry-after': '5' });
const cutOff = () => problem(400, 'cut_off', 'The body was cut off.');
