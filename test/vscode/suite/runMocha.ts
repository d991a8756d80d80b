/** Runs Mocha tests inside the extension host. */
import Mocha from 'mocha';
import { RecordingReporter } from './recordingReporter';

const TEST_TIMEOUT_MS = 30_000;

/** Runs the tests that `load` defines, and fails when one of them did, as VS Code expects of the module named by `extensionTestsPath`. */
export async function runMocha(load: () => Promise<unknown>): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: TEST_TIMEOUT_MS, reporter: RecordingReporter });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const failureCount = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failureCount > 0) throw new Error(`${failureCount} tests failed`);
}
