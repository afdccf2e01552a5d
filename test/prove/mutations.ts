import type { Mutation } from './system.ts';

/** A mutation, and a seed with which it was found. */
type Found = Mutation & { readonly seed: number };

/**
 * The product with one of its invariants broken (I1 to I5 of the fold, those of decisions and the audit log). They are kept
 * because the harness must find each: one that has never found anything proves nothing.
 */
export const MUTATIONS: readonly Found[] = [
  {
    name: 'a version that is no condition',
    seed: 4,
    changes: [
      {
        file: 'store/store.ts',
        from: 'version === 0 ? IF_ABSENT : IF_VERSION_UNCHANGED,',
        to: "'attribute_not_exists(neverThere)',",
      },
    ],
  },
  {
    name: 'a version read after the inputs',
    seed: 4,
    changes: [
      {
        file: 'store/fold.ts',
        from: 'const version = await store.versionOf(key);\n    const body = await bodyOf();',
        to: 'const body = await bodyOf();\n    const version = await store.versionOf(key);',
      },
    ],
  },
  {
    name: 'a climb that stops where a sheet has not changed',
    seed: 18,
    changes: [
      {
        file: 'store/fold.ts',
        from: "import { sumTallies, type Tally } from '#domain/tally.ts';",
        to: "import { sameTally, sumTallies, type Tally } from '#domain/tally.ts';",
      },
      {
        file: 'store/fold.ts',
        from: '    try {\n      await foldItem(deps, sheetItemKey(key)',
        to: `    try {
      const before = await deps.store.sheetAt(key, true);
      if (before && sameTally(before.tally(), await tally())) still.add(key.unit);
      await foldItem(deps, sheetItemKey(key)`,
      },
      {
        file: 'store/fold.ts',
        from: '  const inner = new Set(placed.flatMap(',
        to: '  const inner = new Set(placed.filter(({ unit }) => !still.has(unit.id)).flatMap(',
      },
      {
        file: 'store/fold.ts',
        from: '  const foldSheet = async',
        to: '  const still = new Set<string>();\n  const foldSheet = async',
      },
    ],
  },
  {
    name: 'a put that is left out where nothing has changed',
    seed: 16,
    changes: [
      {
        file: 'store/store.ts',
        from: 'putFolded: (key, version, body, foldedAt) =>\n      putIf(',
        to: `putFolded: async (key, version, body, foldedAt) => {
      const stored = await get<Record<string, string | Uint8Array>>(key, true);
      const equal = ([name, value]: [string, unknown]) =>
        stored?.[name] !== undefined &&
        Buffer.from(stored[name] as string).equals(Buffer.from(value as string));
      if (stored && Object.entries(body).every(equal)) return true;
      return putIf(`,
      },
      {
        file: 'store/store.ts',
        from: "version === 0 ? undefined : { ':version': version },\n      ),\n  };",
        to: "version === 0 ? undefined : { ':version': version },\n      );\n    },\n  };",
      },
    ],
  },
  {
    name: 'responses that are read eventually',
    seed: 1,
    changes: [
      {
        file: 'store/store.ts',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a source file
        from: 'prefix: `${hour}#`,\n        consistent: true,',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the text of a source file
        to: 'prefix: `${hour}#`,\n        consistent: false,',
      },
    ],
  },
  {
    name: 'an erasure that deletes',
    seed: 1,
    changes: [
      {
        file: 'store/decisions.ts',
        from: "import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';",
        to: "import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';",
      },
      {
        file: 'store/decisions.ts',
        from: 'if (await putOver(item, next))',
        to: `if (state === 'erased') {
          await client.send(new DeleteCommand({ TableName: tableName, Key: key }));
          return recordedOf(next);
        }
        if (await putOver(item, next))`,
      },
    ],
  },
  {
    name: 'a batch that is done before its last level',
    seed: 1,
    changes: [
      {
        file: 'store/fold.ts',
        from: '    const latest = await deps.organisation();\n',
        to: '    return tree;\n    const latest = await deps.organisation();\n',
      },
      {
        file: 'store/fold.ts',
        from: 'await climbIn(deps, tree, distinct, failed);',
        to: 'climbIn(deps, tree, distinct, failed).catch(() => {});',
      },
    ],
  },
  {
    name: 'a decision that is taken as often as it comes',
    seed: 20,
    changes: [
      {
        file: 'store/decisions.ts',
        from: 'if (taken) return repeated(item, taken, decision);',
        to: 'if (taken) repeated(item, taken, decision);',
      },
    ],
  },
  {
    name: 'bad ratings that nobody decided on, set aside',
    seed: 1,
    changes: [
      {
        file: 'store/items.ts',
        from: "    ...receipt,\n    ...(response.synthetic ? { state: 'synthetic' as const } : {}),",
        to: "    ...receipt,\n    ...(response.answers.overall === 1 ? { state: 'held' as const } : {}),",
      },
    ],
  },
  {
    name: 'a change whose entry in the audit log comes after it',
    seed: 1,
    changes: [
      {
        file: 'api/audited.ts',
        from: '  for (const deed of deeds) {',
        to: '  const begin = async () => {\n  for (const deed of deeds) {',
      },
      {
        file: 'api/audited.ts',
        from: 'entries.at(-1)));\n  }',
        to: 'entries.at(-1)));\n  } };',
      },
      {
        file: 'api/audited.ts',
        from: '    try {\n      for (let from = 0;',
        to: '    try {\n      await begin();\n      for (let from = 0;',
      },
    ],
  },
];
