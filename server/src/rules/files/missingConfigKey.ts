import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { refusal, refusalBySome } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { ConfigFileRule, Finding } from '../rule';

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
    return problemsOfKeys(file, 'missingKey').map(({ table, name, isRefused }): Finding => {
      const { start, end } = table.span;
      const lineEnd = file.text.indexOf('\n', start);
      const span = { start, end: Math.min(end, lineEnd === -1 ? end : lineEnd) };
      const consequence = isRefused ? refusal(file.format) : refusalBySome(file.format);
      return {
        span,
        severity: isRefused ? 'error' : 'warning',
        message: `\`${name}\` is missing here: ${consequence}.`,
      };
    });
  },
};
