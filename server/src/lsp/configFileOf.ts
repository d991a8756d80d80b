import type { ConfigFile } from '../formats/configFile';
import { configFileAt } from '../formats/configFileAt';
import type { Snapshot } from '../project/snapshot';
import type { OpenConfigFile } from './openConfigFiles';
import type { Session } from './session';

interface Known {
  readonly snapshot: Snapshot;
  readonly file: ConfigFile | undefined;
}

/** Goes with the document that it is of: an edit makes another one. */
const known = new WeakMap<OpenConfigFile, Known>();

/** An open document as the configuration file that it is: read once for all requests between two edits. */
export function configFileOf({ project }: Session, document: OpenConfigFile): ConfigFile | undefined {
  const { snapshot } = project;
  const before = known.get(document);
  if (before?.snapshot === snapshot) return before.file;
  const file = configFileAt(document.path, document.text, snapshot);
  known.set(document, { snapshot, file });
  return file;
}
