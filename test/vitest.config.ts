import { defineConfig } from 'vitest/config';

const json = process.env.VITEST_JSON;
/** Of an engine with a stream; see support/conformance.ts. */
const controlled = process.env.SURVEY_TEST_CONTROLLED_ENDPOINT;

/** Rooms are tested in the fast project; whole paths through the real application in `journeys`. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    expect: { requireAssertions: true },
    sequence: { shuffle: true },
    reporters: json ? ['default', ['json', { outputFile: json }]] : ['default'],
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**', 'test/infra/**', ...(controlled ? [] : ['test/conformance/**'])],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts'],
          globalSetup: ['test/support/built.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/built.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
