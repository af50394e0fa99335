import { randomUUID } from 'node:crypto';
import type { AppSettings } from '../local-slack.ts';
import { Recent } from '../recent.ts';
import type { Ack, Envelope, Retry } from './envelope.ts';
import { deliverOverHttp } from './over-http.ts';
import { Sockets } from './sockets.ts';

export type Delivery = { id: string; envelope: Envelope; acks: Ack[] };

export type Timing = {
  /** How long the app has to acknowledge. */
  ackWithinMs: number;
  /** The pauses before an event that failed is sent again. */
  eventRetriesMs: number[];
};

/** Slack's own: three seconds, and an event again at once, after a minute and after five. */
export const slackTiming: Timing = { ackWithinMs: 3_000, eventRetriesMs: [0, 60_000, 300_000] };

/** Everything the app is told: over its socket where one is connected, else signed over HTTP. */
export class Deliveries {
  readonly sockets = new Sockets();
  readonly #signingSecret: string;
  #eventsUrl: string | undefined;
  readonly #timing: Timing;
  readonly #log = new Recent<Delivery>();
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #pauses = new Set<NodeJS.Timeout>();
  #closed = false;

  constructor(app: AppSettings, timing: Timing) {
    this.#signingSecret = app.signingSecret;
    this.#eventsUrl = app.eventsUrl;
    this.#timing = timing;
  }

  deliverTo(eventsUrl: string): void {
    this.#eventsUrl = eventsUrl;
  }

  /** Commands and interactions are sent once: a person waits for the answer. */
  deliver(envelope: Envelope): Promise<Ack> {
    return this.#track(this.#attempt(this.#begin(envelope)));
  }

  /** Events are sent again until they are acknowledged, or given up. */
  deliverEvent(envelope: Envelope): void {
    void this.#track(this.#attemptEvent(this.#begin(envelope)));
  }

  /** The same envelope once more, as Slack does when an acknowledgement was lost on its way. */
  redeliver(id: string): Promise<Ack> {
    const delivery = this.#log.list().find((it) => it.id === id);
    if (!delivery) throw new Error(`${id} is not a delivery: take an id from deliveries()`);
    return this.#track(this.#attempt(delivery, { number: delivery.acks.length, reason: 'http_timeout' }));
  }

  list(): Delivery[] {
    return this.#log.list();
  }

  /** What the app has not acknowledged so far. */
  dropped(): Delivery[] {
    return this.#log.list().filter(({ acks }) => !acks.some((ack) => ack.ok));
  }

  /** Resolves when nothing is on its way; retries that wait for their time do not count. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  close(): void {
    this.#closed = true;
    for (const pause of this.#pauses) clearTimeout(pause);
    this.sockets.close();
  }

  #begin(envelope: Envelope): Delivery {
    const delivery: Delivery = { id: randomUUID(), envelope, acks: [] };
    this.#log.add(delivery);
    return delivery;
  }

  #track<T>(work: Promise<T>): Promise<T> {
    this.#underWay.add(work);
    return work.finally(() => this.#underWay.delete(work));
  }

  async #attemptEvent(delivery: Delivery, retry?: Retry): Promise<void> {
    const ack = await this.#attempt(delivery, retry);
    const number = (retry?.number ?? 0) + 1;
    const pauseMs = this.#timing.eventRetriesMs[number - 1];
    if (ack.ok || ack.noRetry || pauseMs === undefined || this.#closed) return;
    const again = (): Promise<void> => this.#attemptEvent(delivery, { number, reason: ack.reason });
    if (pauseMs === 0) await again();
    else this.#after(pauseMs, again);
  }

  #after(pauseMs: number, again: () => Promise<void>): void {
    const pause = setTimeout(() => {
      this.#pauses.delete(pause);
      void this.#track(again());
    }, pauseMs);
    this.#pauses.add(pause);
  }

  async #attempt(delivery: Delivery, retry?: Retry): Promise<Ack> {
    const ack = await this.#send(delivery.envelope, retry);
    delivery.acks.push(ack);
    return ack;
  }

  async #send(envelope: Envelope, retry?: Retry): Promise<Ack> {
    const { ackWithinMs: withinMs } = this.#timing;
    const url = this.#eventsUrl;
    const signingSecret = this.#signingSecret;
    if (this.sockets.connected > 0) return this.sockets.deliver(envelope, withinMs, retry);
    if (url) return deliverOverHttp({ url, signingSecret, withinMs }, envelope, retry);
    return { ok: false, reason: 'connection_failed', detail: 'the app has no address: call deliverTo(url)' };
  }
}
