import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['patio-source', 'node'] } },
  resolve: { conditions: ['patio-source'] },
  test: {
    globalSetup: ['./packages/pat-core/src/testing/global-setup.ts'],
    include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'e2e/src/**/*.test.ts'],
    // Files of one worker share what they import: loading it anew for each took a third of the time.
    isolate: false,
    // Many tests wait for other programs, so even two cores serve two at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A state that comes may take its time on a busy machine. What is promised within a time has its own measure.
    expect: { poll: { timeout: 20_000 } },
  },
});
