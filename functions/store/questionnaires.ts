import { createHash } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Catalogue, catalogueOf } from '#domain/questionnaire-catalogue.ts';
import { contentOfForm, type Life, type QuestionnaireVersion } from '#domain/questionnaire-version.ts';
import { type ItemKey, QUESTIONNAIRE_PARTITION, questionnaireItemKey } from './keys.ts';
import { ORGANISATION_TTL_MS } from './organisation-cache.ts';
import { IF_ABSENT, openTable } from './table.ts';

/** A version as it is kept, with the hash (SHA-256, hex) of all that its form says. */
export type StoredVersion = QuestionnaireVersion & { readonly contentHash: string };

/** The city's own versions of questionnaires. A published form is never overwritten: only its life goes on. */
export type Questionnaires = {
  /** By id, then version; consistent. */
  readonly allVersions: () => Promise<readonly StoredVersion[]>;
  readonly versionsOf: (id: string) => Promise<readonly StoredVersion[]>;
  /**
   * Puts the version over the revision before it, from the life that leads to its own; `undefined` where something else stands
   * there. A retirement holds only for the very form that was published.
   */
  readonly putVersion: (version: QuestionnaireVersion) => Promise<StoredVersion | undefined>;
};

type VersionItem = ItemKey & StoredVersion;

const REVISION_BEFORE = 'revision = :before and life = :from';
const CONDITIONS: Readonly<Record<Life, { readonly from: Life; readonly condition: string }>> = {
  draft: { from: 'draft', condition: REVISION_BEFORE },
  published: { from: 'draft', condition: REVISION_BEFORE },
  retired: { from: 'published', condition: `${REVISION_BEFORE} and contentHash = :hash` },
};

const bare = ({ pk: _, sk: __, ...version }: VersionItem): StoredVersion => version;

export const createQuestionnaires = (client: DynamoDBDocumentClient, tableName: string): Questionnaires => {
  const table = openTable(client, tableName);
  const query = async (prefix?: string) =>
    (
      await table.query<VersionItem>(QUESTIONNAIRE_PARTITION, {
        ...(prefix ? { prefix } : {}),
        consistent: true,
      })
    ).map(bare);
  return {
    allVersions: () => query(),
    versionsOf: (id) => query(`${id}#`),
    putVersion: async (version) => {
      const { life, revision, form } = version;
      const contentHash = createHash('sha256').update(contentOfForm(form)).digest('hex');
      const stored: StoredVersion = { ...version, contentHash };
      const item = { ...questionnaireItemKey(form.id, form.version), ...stored };
      const { from, condition } = CONDITIONS[life];
      const isPut =
        revision === 1
          ? life === 'draft' && (await table.putIf(item, IF_ABSENT))
          : await table.putIf(item, condition, {
              ':before': revision - 1,
              ':from': from,
              ...(life === 'retired' ? { ':hash': contentHash } : {}),
            });
      return isPut ? stored : undefined;
    },
  };
};

/**
 * The catalogue, read again at most once in `ttlMs`, as the organisation is. A new version is asked two such times after its
 * publication: by then every function that runs has heard of it. A failed read keeps the former catalogue in use; where there
 * is none yet, it throws.
 */
export const cachedCatalogue = (
  questionnaires: Pick<Questionnaires, 'allVersions'>,
  now: () => number,
  ttlMs: number = ORGANISATION_TTL_MS,
): (() => Promise<Catalogue>) => {
  let held: { readonly catalogue: Catalogue; readonly readAt: number } | undefined;
  let reading: Promise<Catalogue> | undefined;

  const read = async (): Promise<Catalogue> => {
    const readAt = now();
    try {
      held = { catalogue: catalogueOf(await questionnaires.allVersions(), 2 * ttlMs), readAt };
      return held.catalogue;
    } catch (error) {
      if (!held) throw error;
      return held.catalogue;
    } finally {
      reading = undefined;
    }
  };

  return async () => {
    if (held && now() - held.readAt < ttlMs) return held.catalogue;
    reading ??= read();
    return reading;
  };
};
