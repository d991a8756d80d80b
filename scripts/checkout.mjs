/** Where this checkout is, whatever the current folder. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The absolute path of a file or folder of the checkout.
 * @param {string[]} names
 */
export function inCheckout(...names) {
  return join(CHECKOUT, ...names);
}
