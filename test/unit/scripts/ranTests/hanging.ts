/** A test file whose second test waits for what never comes. */
import { test } from 'node:test';

test('a test before it', () => {});

test('a test that never ends', async () => {
  setInterval(() => {}, 1_000);
  await new Promise(() => {});
});
