const beforeTheFirstByte = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** Whether a network error proves that no connection was made, so that nothing can have happened at the other end. */
export function neverReached(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause, detail } = error as { code?: unknown; cause?: unknown; detail?: unknown };
  if (typeof code === 'string' && beforeTheFirstByte.has(code)) return true;
  return neverReached(cause) || neverReached(detail);
}
