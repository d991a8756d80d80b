/** What an open document is that is none of BitBake's: read once for all requests between two edits. */
import type { ConfigFile } from '../formats/configFile';
import { configFileAt } from '../formats/configFileAt';
import { type FilesOfScript, filesOfScript } from '../formats/writtenFiles/ofScript';
import type { Snapshot } from '../project/snapshot';
import type { OpenConfigFile } from './openConfigFiles';
import type { Session } from './session';

interface Known {
  readonly snapshot: Snapshot;
  readonly file: ConfigFile | undefined;
  written: FilesOfScript | undefined;
}

/** Goes with the document that it is of: an edit makes another one. */
const known = new WeakMap<OpenConfigFile, Known>();

/** An open document as the configuration file that it is. */
export function configFileOf(session: Session, document: OpenConfigFile): ConfigFile | undefined {
  return knownOf(session, document).file;
}

/** The configuration files that an open document writes or edits, where it is a script. */
export function filesWrittenBy(session: Session, document: OpenConfigFile): FilesOfScript {
  const ofDocument = knownOf(session, document);
  ofDocument.written ??= filesOfScript(document.path, document.text, ofDocument.snapshot);
  return ofDocument.written;
}

function knownOf({ project }: Session, document: OpenConfigFile): Known {
  const { snapshot } = project;
  const before = known.get(document);
  if (before?.snapshot === snapshot) return before;
  const now = { snapshot, file: configFileAt(document.path, document.text, snapshot), written: undefined };
  known.set(document, now);
  return now;
}
