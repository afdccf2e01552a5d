import { keyringOf } from '../../functions/receipts/keyring.ts';
import { createReceipts } from '../../functions/receipts/receipts.ts';
import { createSecrets } from '../../functions/webhooks/signature.ts';

/** Receipts of a stage whose keys were never rotated. */
const keyring = keyringOf('a secret that is long enough to make keys of');
export const TEST_RECEIPTS = createReceipts(keyring);

export const testSecretOf = createSecrets(keyring);
