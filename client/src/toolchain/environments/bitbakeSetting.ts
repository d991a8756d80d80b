/** The setting `metavirt.bitbake`: how BitBake is started. */
import { isAbsolute, join, posix } from 'node:path';

export type BitBakeSetting =
  /** To be found out. */
  | { readonly kind: 'auto' }
  | { readonly kind: 'path' }
  | { readonly kind: 'script'; readonly script: string }
  | KasSetting
  | ContainerSetting
  | SshSetting
  /** It holds what cannot be followed; `why` is a sentence for the user. */
  | { readonly kind: 'unusable'; readonly why: string };

export interface KasSetting {
  readonly kind: 'kas' | 'kas-container';
  /** Absolute paths; none for the `.config.yaml` that `kas menu` leaves in the work folder. */
  readonly files: readonly string[];
  /** KAS_WORK_DIR; undefined for the folder that holds the build folder, as kas makes it by itself. */
  readonly workFolder: string | undefined;
  /** Whether kas leaves the checkouts and the configuration of the build folder as they are. */
  readonly keepsConfiguration: boolean;
}

export interface ContainerSetting extends ElsewhereSetting {
  readonly kind: 'container';
  readonly engine: 'podman' | 'docker';
  /** A running container, or the image of one that is run for each command. */
  readonly where: { readonly container: string } | { readonly image: string };
}

export interface SshSetting extends ElsewhereSetting {
  readonly kind: 'ssh';
  /** What ssh takes: a name of its configuration, `user@host` or `ssh://user@host:port`. */
  readonly host: string;
}

/** What both say of a build folder that is not on this machine as it is. */
export interface ElsewhereSetting {
  /** The build folder as it is called there; undefined for the same path as here. */
  readonly buildFolder: string | undefined;
  /** The script there that sets up the shell; undefined to look for one. */
  readonly script: string | undefined;
  /** Options for ssh or for the container engine. */
  readonly options: readonly string[];
  /** Folders there, and where they are found here. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Reads the value of the setting; relative paths of this machine start at `baseFolder`. */
export function readBitBakeSetting(value: unknown, baseFolder: string): BitBakeSetting {
  const fields = recordOf(value);
  const here = (path: string) => (isAbsolute(path) ? path : join(baseFolder, path));
  const text = (name: string) => {
    const field = fields[name];
    return typeof field === 'string' && field !== '' ? field : undefined;
  };
  const texts = (name: string) => {
    const field = fields[name];
    return Array.isArray(field) ? field.filter((each) => typeof each === 'string') : [];
  };
  const elsewhere = () => ({
    buildFolder: text('buildFolder'),
    script: text('script'),
    options: texts('options'),
    paths: new Map(
      Object.entries(recordOf(fields.paths)).map(([there, folder]) => [there, here(String(folder))] as const),
    ),
  });
  const workFolder = text('workFolder');
  const kind = text('kind') ?? 'auto';
  switch (kind) {
    case 'auto':
    case 'path':
      return { kind };
    case 'script': {
      const script = text('script');
      return script === undefined ? unusable('"script" names no script to source') : { kind, script: here(script) };
    }
    case 'kas':
    case 'kas-container':
      return kasSetting(kind, texts('files').map(here), workFolder === undefined ? undefined : here(workFolder));
    case 'container':
      return containerSetting(elsewhere(), text('engine') ?? 'podman', text('container'), text('image'));
    case 'ssh':
      return sshSetting(elsewhere(), text('host') ?? '');
    default:
      return unusable(`it knows no kind "${kind}"`);
  }
}

/** The build folder that is not on this machine, for those who have none here. */
export function buildFolderElsewhere(setting: BitBakeSetting): string | undefined {
  return setting.kind === 'ssh' || setting.kind === 'container' ? setting.buildFolder : undefined;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function kasSetting(
  kind: KasSetting['kind'],
  files: readonly string[],
  workFolder: string | undefined,
): BitBakeSetting {
  const refused = files.find((file) => !takesFile(kind, file));
  if (refused === undefined) return { kind, files, workFolder, keepsConfiguration: false };
  return unusable(
    `${kind} takes no file with ${refused.includes(':') ? 'a colon' : 'blanks'} in its path, as in ${refused}`,
  );
}

/** A colon separates files; and kas-container goes over its arguments with a shell that splits them again. */
export function takesFile(kind: KasSetting['kind'], file: string): boolean {
  return !(kind === 'kas' ? /:/ : /[:\s*?[\\]/).test(file);
}

function containerSetting(
  elsewhere: ElsewhereSetting,
  engine: string,
  container: string | undefined,
  image: string | undefined,
): BitBakeSetting {
  if (engine !== 'podman' && engine !== 'docker') return unusable(`"engine" is podman or docker, and not ${engine}`);
  const name = container ?? image;
  if (name === undefined) return unusable('"container" or "image" says where BitBake runs');
  if (name.startsWith('-')) return unusable(`${name} is not the name of a container or an image`);
  const where = container === undefined ? { image: name } : { container: name };
  return withAbsolutePaths({ kind: 'container', engine, where, ...elsewhere });
}

function sshSetting(elsewhere: ElsewhereSetting, host: string): BitBakeSetting {
  if (host === '') return unusable('"host" says where BitBake runs');
  // ssh puts the host into the command of ProxyCommand, and takes what begins with a dash for an option.
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.@:/[\]%-]*$/.test(host)) return unusable(`${host} is not the name of a host`);
  return withAbsolutePaths({ kind: 'ssh', host, ...elsewhere });
}

function withAbsolutePaths(setting: ContainerSetting | SshSetting): BitBakeSetting {
  const { buildFolder, script, paths } = setting;
  const relative = [buildFolder, script, ...paths.keys()].find((path) => path !== undefined && !posix.isAbsolute(path));
  return relative === undefined ? setting : unusable(`write ${relative} as an absolute path`);
}

function unusable(why: string): BitBakeSetting {
  return { kind: 'unusable', why: `The setting metavirt.bitbake cannot be followed: ${why}.` };
}
