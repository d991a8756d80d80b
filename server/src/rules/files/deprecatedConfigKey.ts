import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { ConfigFileRule, Finding } from '../rule';

export const deprecatedConfigKey: ConfigFileRule = {
  id: 'deprecated-config-key',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'info',
  what: 'A key of a configuration file that its reader has left behind.',
  why: 'Newer versions of the reader take such a key for the sake of old files, or pass over it.',
  bad: { 'files/storage.conf': ['[storage]', 'driver = "overlay"', '[storage.options.thinpool]'] },
  good: { 'files/storage.conf': ['[storage]', 'driver = "overlay"'] },
  check({ file }) {
    return problemsOfKeys(file, 'deprecatedKey').map(
      ({ property: { name, nameSpan }, fact }): Finding => ({
        span: nameSpan,
        message: `\`${name}\` is out of date. ${fact.meaning}`,
      }),
    );
  },
};
