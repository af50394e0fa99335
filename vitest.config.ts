import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-postgres.ts'],
    // What happens is waited for, never a time: a busy machine only makes it slow.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Half of the time tests wait for PostgreSQL and for each other's servers, so a third worker finds room on two cores.
    maxWorkers: 3,
    // Every file cleans up after itself, and loading Slack's and the vendors' packages anew for each would cost a third of the run.
    isolate: false,
  },
});
