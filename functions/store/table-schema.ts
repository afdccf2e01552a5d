/** The one table: what infrastructure and the embedded engine must create, and nothing about its use. */
export const TABLE_SCHEMA = {
  partitionKey: 'pk',
  sortKey: 'sk',
  responsePrefix: 'RESPONSE#',
  dossierPrefix: 'DOSSIER#',
  issuedPrefix: 'ISSUED#',
  tallyPrefix: 'TALLY#',
  sheetPrefix: 'SHEET#',
  ledgerPrefix: 'LEDGER#',
  configPrefix: 'CONFIG#',
  devicePrefix: 'DEVICE#',
  apiKeyPrefix: 'APIKEY#',
  /** Questionnaires of the city's own, each version of them. */
  questionnairePrefix: 'QUESTIONNAIRE#',
  /** Figures of a unit's scorecard that officers have entered, each version of them. */
  scorecardPrefix: 'SCORECARD#',
  /** What the city shows to everybody, month by month; only ever added to. */
  publishedPrefix: 'PUBLISHED#',
  /** What units say that they have changed; a correction stands in place of what it corrects. */
  improvementPrefix: 'IMPROVEMENT#',
  /** Who changed what; only ever added to, and never removed. */
  auditPrefix: 'AUDIT#',
  /** Citizens who are to be asked for a rating; removed by the engine when their links have expired. */
  invitationPrefix: 'INVITATION#',
  /** Who wants no invitations, by a keyed hash; never removed. */
  optOutPrefix: 'OPTOUT#',
  /** Who gets the report of a unit by e-mail; ended ones are removed by the engine. */
  subscriptionPrefix: 'SUBSCRIPTION#',
  /** Endpoints of other programmes, what they were told of, and when to try again; messages are removed by the engine. */
  webhookPrefix: 'WEBHOOK#',
  /** Which comments are hidden, and why; the comments themselves are in the responses. */
  moderationPrefix: 'MODERATION#',
  /** Pairing codes, nonces and prompts: of use for minutes, and then removed by the engine. */
  passingPrefix: 'PASSING#',
  /** In which a passing item says when it ends, in epoch seconds. */
  expiryAttribute: 'expiresAt',
} as const;

/** Facts that the fold counts: what changes under these must be folded. */
export const COUNTED_PREFIXES = [
  TABLE_SCHEMA.responsePrefix,
  TABLE_SCHEMA.dossierPrefix,
  TABLE_SCHEMA.issuedPrefix,
] as const;

/**
 * Where comments are read: an index that the engine keeps of those responses which count and have a comment, and of no
 * others. It has neither code nor form of a response: nobody who reads comments learns what a citizen holds in his hand.
 */
export const COMMENT_INDEX = {
  name: 'comments',
  /** `COMMENT#<unit>#<yyyy-mm>`; only responses that are to be found have it. */
  partitionKey: 'commented',
  prefix: 'COMMENT#',
  projected: ['comment', 'answers', 'questionnaire', 'version', 'channel', 'moment', 'service', 'salt'],
} as const;
