import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { readerOf } from '../../formats/keys/readers';
import { isOlder, shippedVersion } from '../../formats/keys/shippedVersions';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { ConfigFileRule } from '../rule';

export const configKeyTooNew: ConfigFileRule = {
  id: 'config-key-too-new',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'warning',
  releases: { until: 'wrynose' },
  what: 'A key of a configuration file that came with a newer version of its reader than the release builds.',
  why: 'The older program does not know the key: it passes over it, or refuses the file as with any key that it does not know.',
  bad: { 'files/daemon.json': ['{ "default-stop-timeout": 20 }'] },
  good: { 'files/daemon.json': ['{ "shutdown-timeout": 20 }'] },
  check({ file, release }) {
    const version = shippedVersion(file.format, release);
    const reader = readerOf(file.format);
    if (version === undefined || !reader) return [];
    return problemsOfKeys(file, 'datedKey')
      .filter(({ since }) => isOlder(version, since))
      .map(({ property: { name, nameSpan }, since, isRefused }) => ({
        span: nameSpan,
        severity: isRefused ? 'error' : 'warning',
        message: `\`${name}\` came with ${reader.versionsOf} ${since}, and ${release} builds ${version}: ${isRefused ? reader.refused : 'it is passed over'}.`,
      }));
  },
};
