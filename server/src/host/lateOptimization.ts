/** Compiling in a process that ends soon: half of what it does would be to optimize code that has then nothing left to do. */
import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 optimize only functions that have run nine times as long as it waits for by itself. The threads that optimize take the cores away from those
 * that look at files: linting one recipe takes 0.48 s of processor time instead of 0.74 s, a layer of 380 files 8.7 s instead of 11.1 s.
 */
export function optimizeLate(): void {
  setFlagsFromString('--interrupt-budget=600000');
}
