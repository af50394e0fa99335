/** What went wrong in a workflow in a period. It does not add up over days: what fails for the third time did so earlier, too. */
export type Troubles = {
  incidents: number;
  causes: Record<string, number>;
  severities: Record<string, number>;
  /** Fingerprints of which the third incident within seven days fell into the period. */
  repeated: string[];
};

export const noTroubles: Troubles = {
  incidents: 0,
  causes: {},
  severities: {},
  repeated: [],
};

/** Of several workflows together; a fingerprint belongs to one of them. */
export function troublesTogether(all: readonly Troubles[]): Troubles {
  const together: Troubles = { ...noTroubles, causes: {}, severities: {} };
  for (const { incidents, causes, severities, repeated } of all) {
    together.incidents += incidents;
    together.repeated = [...together.repeated, ...repeated].toSorted();
    addTo(together.causes, causes);
    addTo(together.severities, severities);
  }
  return together;
}

function addTo(to: Record<string, number>, other: Record<string, number>): void {
  for (const [code, count] of Object.entries(other)) to[code] = (to[code] ?? 0) + count;
}
