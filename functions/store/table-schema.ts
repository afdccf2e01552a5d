/** The one table: what infrastructure and the embedded engine must create, and nothing about its use. */
export const TABLE_SCHEMA = {
  partitionKey: 'pk',
  sortKey: 'sk',
  responsePrefix: 'RESPONSE#',
  tallyPrefix: 'TALLY#',
  sheetPrefix: 'SHEET#',
  ledgerPrefix: 'LEDGER#',
  configPrefix: 'CONFIG#',
} as const;
