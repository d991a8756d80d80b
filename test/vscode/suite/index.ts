/** What the extension host under test calls: runs the Mocha tests that are bundled into this module. */
import { runMocha } from './runMocha';

export function run(): Promise<void> {
  return runMocha(() => import('./tests'));
}
