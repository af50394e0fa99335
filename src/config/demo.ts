/** The model that only the sandbox has. */
export const demoModel = 'demo-rules-1';
export const demoLabel = 'Demo rules (not AI)';

export const isDemo = (value: string | undefined) => value === 'true';
