export type Bell = {
  ring(): void;
  /** Until the next ring, at most this long. A ring that nobody waited for counts. */
  wait(timeoutMs: number): Promise<void>;
};

export function createBell(): Bell {
  let rung = false;
  let wakeUp: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wakeUp?.();
    },
    async wait(timeoutMs) {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      rung = false;
    },
  };
}
