import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { consequenceOf, severityOf } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const missingConfigKey: ConfigFileRule = {
  id: 'missing-config-key',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'error',
  what: 'A table of a configuration file without a key that its reader needs.',
  why: 'Without it the reader cannot tell what the table is for, and refuses the file.',
  bad: {
    'files/registries.conf': [
      '[[registry]]',
      'location = "registry.example"',
      '[[registry.mirror]]',
      'insecure = true',
    ],
  },
  good: {
    'files/registries.conf': [
      '[[registry]]',
      'location = "registry.example"',
      '[[registry.mirror]]',
      'location = "mirror.example"',
    ],
  },
  check({ file }) {
    return problemsOfKeys(file, 'missingKey').map(({ table, names, because, isRefused }): Finding => {
      const { start, end } = because?.nameSpan ?? table.span;
      const lineEnd = file.text.indexOf('\n', start);
      const keys = names.map((name) => `\`${name}\``).join(' or ');
      const where = because ? `beside \`${because.name}\`` : 'here';
      return {
        span: { start, end: Math.min(end, lineEnd === -1 ? end : lineEnd) },
        severity: severityOf(isRefused),
        message: `${keys} is missing ${where}: ${consequenceOf(file.format, isRefused)}.`,
      };
    });
  },
};
