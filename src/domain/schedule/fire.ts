/** What became of a time of a schedule. `due`: its job starts the runs. */
export const fireStatuses = ['due', 'started', 'skipped', 'failed'] as const;
export type FireStatus = (typeof fireStatuses)[number];

/** How a run belongs to a fire: it was started by it, or was there already. */
export const fireHows = ['started', 'joined', 'repeated'] as const;
export type FireHow = (typeof fireHows)[number];

/** Why a time was skipped. */
export const skipCodes = ['paused', 'missed', 'not_in_this_version'] as const;
export type SkipCode = (typeof skipCodes)[number];
