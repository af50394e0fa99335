/**
 * Slack's rate limits per method, workspace and app: docs.slack.dev/apis/web-api/rate-limits. A tier names what is granted at least;
 * bursts are small and not documented.
 */
const tiers = {
  one: { perMinute: 1, burst: 5 },
  two: { perMinute: 20, burst: 20 },
  three: { perMinute: 50, burst: 50 },
  four: { perMinute: 100, burst: 100 },
  /** About one message a second in a channel. */
  posting: { perMinute: 60, burst: 5 },
  /** "Hundreds of requests per minute." */
  special: { perMinute: 600, burst: 200 },
} as const;

export type Tier = keyof typeof tiers;

type Bucket = { tokens: number; at: number };

export type Pace = {
  /** Undefined lets the call pass; a number refuses it and is the Retry-After in seconds. */
  secondsToWait(key: string, tier: Tier): number | undefined;
};

/** `scale` multiplies the rates: 1 is Slack's own pace, 10 ten times as fast. */
export function createPace(scale: number | 'off', now: () => number): Pace {
  if (scale === 'off') return { secondsToWait: () => undefined };
  const buckets = new Map<string, Bucket>();
  return {
    secondsToWait(key, tier) {
      const perSecond = (tiers[tier].perMinute * scale) / 60;
      const burst = tiers[tier].burst * scale;
      const { tokens, at } = buckets.get(key) ?? { tokens: burst, at: now() };
      const refilled = Math.min(burst, tokens + ((now() - at) / 1000) * perSecond);
      const passes = refilled >= 1;
      buckets.set(key, { tokens: passes ? refilled - 1 : refilled, at: now() });
      return passes ? undefined : Math.ceil((1 - refilled) / perSecond);
    },
  };
}
