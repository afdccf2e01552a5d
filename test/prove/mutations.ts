import type { Mutation } from './system.ts';

/**
 * The product with one of the fold's invariants broken. Each is kept because the harness must find it: a harness that has
 * never found anything proves nothing.
 */
export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'no version condition',
    changes: [
      {
        file: 'store/store.ts',
        from: 'version === 0 ? IF_ABSENT : IF_VERSION_UNCHANGED,',
        to: "'attribute_not_exists(neverThere)',",
      },
    ],
  },
  {
    name: 'version read late',
    changes: [
      {
        file: 'store/fold.ts',
        from: 'const version = await store.versionOf(key);\n    const body = await bodyOf();',
        to: 'const body = await bodyOf();\n    const version = await store.versionOf(key);',
      },
    ],
  },
  {
    name: 'stop climbing where a sheet has not changed',
    changes: [
      {
        file: 'store/fold.ts',
        from: 'const body = await bodyOf();',
        to: `const body = await bodyOf();
    const stored = JSON.stringify(await store.storedBody(key));
    if (stored === JSON.stringify(body) && key.pk.startsWith('SHEET')) throw new Error('unchanged');`,
      },
    ],
  },
  {
    name: 'skip an equal put',
    changes: [],
  },
  {
    name: 'eventual reads',
    changes: [
      {
        file: 'store/store.ts',
        from: 'prefix: `${hour}#`,\n        consistent: true,',
        to: 'prefix: `${hour}#`,\n        consistent: false,',
      },
    ],
  },
  {
    name: 'erase by delete',
    changes: [],
  },
];
