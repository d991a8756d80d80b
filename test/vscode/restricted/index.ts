/** What the extension host calls that has a workspace which is not trusted: runs the Mocha tests that are bundled into this module. */
import { runMocha } from '../suite/runMocha';

export function run(): Promise<void> {
  return runMocha(() => import('./startsNothing.test'));
}
