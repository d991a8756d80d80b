/** What is found in a configuration file of a layer where nothing else is. */
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../unit/project/memoryFiles';

const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

export interface Found {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

export function findingsIn(path: string, text: string): Found {
  const found = configFileDiagnostics(snapshot, path, text, {}) ?? [];
  const ofSeverity = (wanted: string): readonly string[] =>
    found.filter(({ severity }) => severity === wanted).map(({ rule, message }) => `${rule}: ${message}`);
  return { errors: ofSeverity('error'), warnings: ofSeverity('warning') };
}
