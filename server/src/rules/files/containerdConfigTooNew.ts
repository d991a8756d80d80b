import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { compareReleases, type ReleaseName } from '../../knowledge/release';
import type { Snapshot } from '../../project/snapshot';
import { numberOf, propertyOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const containerdConfigTooNew: ConfigFileRule = {
  id: 'containerd-config-too-new',
  category: 'files',
  subject: 'configFile',
  formats: ['containerd'],
  severity: 'error',
  what: 'A `config.toml` of a later version than the containerd of the layers reads.',
  why: 'Containerd 1 reads version 2, containerd 2.0 to 2.2 version 3, and 2.3 version 4, with all versions before. From 1.7 on it stops at a later one; before, it starts and passes over the plugins of later versions.',
  bad: {
    'recipes/containerd/containerd_git.bb': ['CONTAINERD_VERSION = "v1.7.24"', 'PV = "${CONTAINERD_VERSION}+git"'],
    'recipes/containerd/files/config.toml': [
      'version = 3',
      '[plugins."io.containerd.cri.v1.runtime".containerd]',
      'default_runtime_name = "runc"',
    ],
  },
  good: {
    'recipes/containerd/containerd_git.bb': ['CONTAINERD_VERSION = "v2.0.2"', 'PV = "${CONTAINERD_VERSION}+git"'],
    'recipes/containerd/files/config.toml': [
      'version = 3',
      '[plugins."io.containerd.cri.v1.runtime".containerd]',
      'default_runtime_name = "runc"',
    ],
  },
  check({ file, snapshot, release }) {
    const version = propertyOf(rootOf(file), 'version')?.value;
    const written = numberOf(version);
    if (!version || written === undefined || isMasked(file, version.span) || isForAnotherContainerd(file)) return [];
    const built = builtVersion(snapshot) ?? versionOfRelease(release);
    if (!built) return [];
    const newest = newestReadBy(built);
    if (!(written > newest)) return [];
    const stops = built.major > 1 || built.minor >= 7;
    return [
      {
        span: version.span,
        severity: stops ? 'error' : 'warning',
        message: `The containerd of the layers is ${built.major}.${built.minor} and reads versions up to ${newest}: ${stops ? 'it does not start with this file' : 'what version 3 calls its plugins is passed over'}. Write the file as version ${newest}.`,
      },
    ];
  },
};

/** K3s and nerdctl may bring a containerd of their own. */
function isForAnotherContainerd({ path, uses }: ConfigFile): boolean {
  return [path, ...uses.targets].some((each) => /rancher|k3s|k0s|microk8s/.test(each));
}

interface Version {
  readonly major: number;
  readonly minor: number;
}

function newestReadBy({ major, minor }: Version): number {
  if (major < 2) return 2;
  return major === 2 && minor < 3 ? 3 : 4;
}

/** What the one recipe at hand builds; undefined where there are several or none that says it plainly. */
function builtVersion(snapshot: Snapshot): Version | undefined {
  const recipes = ['containerd', 'containerd-opencontainers'].flatMap((name) => snapshot.recipesNamed(name));
  const versions = recipes.map(({ path, version }) => {
    const text = snapshot.textOf(path) ?? '';
    const [, written = version ?? ''] = /^(?:CONTAINERD_VERSION|PV)[ \t]*=[ \t]*"v?(\d[^"]*)"/m.exec(text) ?? [];
    const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(written) ?? [];
    return major === undefined ? undefined : { major: Number(major), minor: Number(minor) };
  });
  const [first, ...others] = versions;
  const isOne = others.every((other) => other?.major === first?.major && other?.minor === first?.minor);
  return isOne ? first : undefined;
}

/** Of the branch of meta-virtualization for a release; undefined where it has changed within the release, or is to come. */
function versionOfRelease(release: ReleaseName): Version | undefined {
  if (compareReleases(release, 'kirkstone') <= 0) return { major: 1, minor: 6 };
  if (release === 'scarthgap' || release === 'walnascar') return { major: 2, minor: 0 };
  return release === 'whinlatter' || release === 'wrynose' ? { major: 2, minor: 2 } : undefined;
}
