import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { consequenceOf, severityOf } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const conflictingConfigKeys: ConfigFileRule = {
  id: 'conflicting-config-keys',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'error',
  what: 'Two keys of one table in a configuration file of which only one can be given.',
  why: 'The reader cannot tell which of them counts, and refuses the file or fails when it comes to use them.',
  bad: {
    'files/policy.json': [
      '{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyPath": "/etc/pki/team.gpg", "keyData": "AAAA"}]}',
    ],
  },
  good: {
    'files/policy.json': ['{"default": [{"type": "signedBy", "keyType": "GPGKeys", "keyPath": "/etc/pki/team.gpg"}]}'],
  },
  check({ file }) {
    return problemsOfKeys(file, 'conflictingKey').map(
      ({ property: { name, nameSpan }, other, isRefused }): Finding => ({
        span: nameSpan,
        severity: severityOf(isRefused),
        message: `\`${name}\` cannot stand beside \`${other}\`: ${consequenceOf(file.format, isRefused)}.`,
      }),
    );
  },
};
