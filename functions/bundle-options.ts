import type { BuildOptions } from 'esbuild';

/**
 * How a function's entry becomes one file, the same for AWS and for the local build. Everything is
 * bundled, the AWS SDK too: a release then runs the SDK it was tested with, and starts faster than with
 * the copy in the Lambda runtime.
 */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  // The SDK's ESM build comes first, because only that can be tree-shaken.
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  // Vietnamese texts stay as they are written; escaped, each letter with a diacritic takes six bytes.
  charset: 'utf8',
  minify: true,
  sourcemap: 'linked',
  sourcesContent: false,
  // Packages written as CommonJS call `require` for Node's own modules, and an ES module has none.
  banner: {
    js: "import{createRequire as requireFrom}from'node:module';const require=requireFrom(import.meta.url);",
  },
} as const satisfies BuildOptions;
