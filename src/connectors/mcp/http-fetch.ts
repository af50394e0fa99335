import { TooLarge } from './mcp-failure.ts';

/** More than any case needs; a stream of notifications begins anew after it. */
const longestAnswer = 1024 * 1024;

/** Reaches one origin and no other, follows no redirect, and reads no answer without end. */
export function fetchWithin(origin: string): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new Error(`Only ${origin} is configured.`);
    const response = await fetch(input, { ...init, redirect: 'error' });
    if (!response.body) return response;
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(limited()), { status, statusText, headers });
  };
}

function limited(): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.length;
      if (size > longestAnswer) controller.error(new TooLarge(`more than ${longestAnswer} bytes`));
      else controller.enqueue(chunk);
    },
  });
}
