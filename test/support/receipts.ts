import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts } from '../../functions/receipts/receipts.ts';

/** Receipts of a stage whose keys were never rotated. */
export const TEST_RECEIPTS = createReceipts(keyringOf('a secret that is long enough to make keys of'));
