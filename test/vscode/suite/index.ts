// What the extension host under test calls: runs the Mocha tests that are bundled into this module.
import Mocha from 'mocha';
import { RecordingReporter } from './recordingReporter';

const TEST_TIMEOUT_MS = 30_000;

/** Runs all tests and fails when one of them did, as VS Code expects of the module named by `extensionTestsPath`. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_TIMEOUT_MS, reporter: RecordingReporter });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./tests');
  const failureCount = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failureCount > 0) throw new Error(`${failureCount} tests failed`);
}
