/** Finds the files that hold tests. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inCheckout } from '../checkout.mjs';

/**
 * The `*.test.ts` files under folders of the checkout, at any depth, as paths from the checkout's top.
 * @param {readonly string[]} folders
 */
export function testFiles(...folders) {
  return folders
    .filter((folder) => existsSync(inCheckout(folder)))
    .flatMap((folder) => readdirSync(inCheckout(folder), { recursive: true }).map((file) => join(folder, String(file))))
    .filter((file) => file.endsWith('.test.ts'))
    .sort();
}
