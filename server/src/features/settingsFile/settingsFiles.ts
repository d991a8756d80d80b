/** Finds and remembers the `.metavirt.json` that counts for a file: the nearest one above it, and no other. */
import type { ReleaseName } from '../../knowledge/release';
import type { FileReader } from '../../project/files';
import { folderOf } from '../../project/paths';
import { readFile, type Unread } from '../../project/readFile';
import type { DiagnosticOptions } from '../diagnostics/diagnostic';
import { type ReadSettings, readSettings } from './readSettings';
import { noSettings, settingsFileName, severitiesFor, type WiderSettings } from './settings';

export interface SettingsFile extends ReadSettings {
  readonly path: string;
  readonly text: string;
}

export interface WiderOptions extends WiderSettings {
  /** Counts where the settings file names none. */
  readonly release: ReleaseName | undefined;
}

export class SettingsFiles {
  readonly #reader: FileReader;
  readonly #wasRead: (file: SettingsFile) => void;
  readonly #byFolder = new Map<string, SettingsFile | undefined>();

  /** `wasRead` is told of each file that is read, again after `forget`. */
  constructor(reader: FileReader, wasRead: (file: SettingsFile) => void = () => {}) {
    this.#reader = reader;
    this.#wasRead = wasRead;
  }

  /** Undefined where there is none in any folder above the file. */
  above(path: string): SettingsFile | undefined {
    return this.#inOrAbove(folderOf(path));
  }

  /** How a file is checked. */
  optionsFor(path: string, wider: WiderOptions): Required<Pick<DiagnosticOptions, 'release' | 'severities'>> {
    const file = this.above(path);
    const settings = file?.settings ?? noSettings;
    const relative = file ? path.slice(folderOf(file.path).length).replace(/^\//, '') : path;
    return { release: settings.release ?? wider.release, severities: severitiesFor(settings, relative, wider) };
  }

  /** Files have come, gone or changed. */
  forget(): void {
    this.#byFolder.clear();
  }

  #inOrAbove(folder: string): SettingsFile | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const parent = folderOf(folder);
    const found = this.#read(folder) ?? (parent === folder ? undefined : this.#inOrAbove(parent));
    this.#byFolder.set(folder, found);
    return found;
  }

  #read(folder: string): SettingsFile | undefined {
    const path = `${folder === '/' ? '' : folder}/${settingsFileName}`;
    const read = readFile(path, this.#reader, limitBytes);
    if (read.kind === 'missing') return undefined;
    const file =
      read.kind === 'text'
        ? { path, text: read.text, ...readSettings(read.text) }
        : {
            path,
            text: '',
            settings: noSettings,
            problems: [{ span: { start: 0, end: 0 }, message: whyUnread(read) }],
          };
    this.#wasRead(file);
    return file;
  }
}

/** Nobody writes as many settings. */
const limitBytes = 1024 * 1024;

function whyUnread(unread: Unread): string {
  switch (unread.kind) {
    case 'tooLarge':
      return 'The file is too large to hold settings: it is not read.';
    case 'notUtf8':
      return `Line ${unread.line + 1} is not UTF-8: save the file as UTF-8.`;
    case 'unreadable':
      return `The file cannot be read: ${unread.message}`;
  }
}
