import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AuditKind, AuditValues } from '#domain/audit.ts';
import { localIsoOf } from '#domain/time.ts';
import { indexOrganisation } from '#domain/unit-tree.ts';
import { createAudit } from '../store/audit.ts';
import { createStore } from '../store/store.ts';

export type CommandDeed<T> = {
  readonly kind: AuditKind;
  /** The unit it is about; all of them, where it is left out. */
  readonly unit?: string;
  readonly target: string;
  readonly after: AuditValues;
  /** Whether what came of it is what was wanted; where it is not, the entry says that it was refused. */
  readonly isDone?: (result: T) => boolean;
};

/** Of a table that has no units yet. */
const NO_UNIT = '-';

/**
 * Runs a command that changes what is stored, or takes it elsewhere, with its entry in the audit log put first, as of routes.
 * Who the operator is, the machine or the trail of the cloud account knows. A restore has no entry: it brings the log back as
 * it was.
 */
export const auditedCommand = async <T>(
  table: { readonly client: DynamoDBDocumentClient; readonly tableName: string },
  { kind, unit, target, after, isDone = () => true }: CommandDeed<T>,
  act: () => Promise<T>,
  now: () => number = Date.now,
): Promise<T> => {
  const audit = createAudit(table.client, table.tableName);
  const at = localIsoOf(now());
  const organisation = await createStore(table.client, table.tableName).currentOrganisation();
  const [root = NO_UNIT] = indexOrganisation(organisation).tree(at.slice(0, 7)).roots;
  const who = { role: 'operator', unit: root } as const;
  const draft = { kind, who, unit: unit ?? root, target, before: null, after, from: 'command' };
  const entry = await audit.begin(draft, at);
  const result = await act();
  await audit.end(entry, isDone(result) ? 'done' : 'refused');
  return result;
};
