import type { ValueKind } from '../../formats/keys/keyShape';
import { problemsOfKeys } from '../../formats/keys/problemsOfKeys';
import { readerOf, refusal } from '../../formats/keys/readers';
import { formatsWithKeys } from '../../formats/keys/tables';
import type { DataNode } from '../../syntax/config/dataTree';
import type { ConfigFileRule, Finding } from '../rule';

export const wrongConfigType: ConfigFileRule = {
  id: 'wrong-config-type',
  category: 'files',
  subject: 'configFile',
  formats: formatsWithKeys,
  severity: 'error',
  what: 'A value of another type than the reader of the configuration file takes.',
  why: 'The readers take no text for a number and no single word for a list: the whole file is refused.',
  bad: { 'files/containers.conf': ['[containers]', 'pids_limit = "2048"'] },
  good: { 'files/containers.conf': ['[containers]', 'pids_limit = 2048'] },
  check({ file }) {
    return problemsOfKeys(file, 'wrongType').map(({ node, name, wanted }): Finding => {
      const what = name === '' ? 'The file' : `\`${name}\``;
      const isPassedOver = readerOf(file.format)?.isLenient === true;
      return {
        span: node.span,
        severity: isPassedOver ? 'warning' : 'error',
        message: `${what} takes ${inWords[wanted]}, not ${kindInWords[node.kind]}${isPassedOver ? ', and this is passed over' : `: ${refusal(file.format)}`}.`,
      };
    });
  },
};

const inWords: Readonly<Record<ValueKind, string>> = {
  array: 'a list',
  boolean: '`true` or `false`',
  integer: 'a whole number',
  number: 'a number',
  object: 'a table',
  string: 'a text in quotes',
};

const kindInWords: Readonly<Record<DataNode['kind'], string>> = {
  array: 'a list',
  boolean: 'a truth value',
  date: 'a date',
  null: '`null`',
  number: 'a number',
  object: 'a table',
  string: 'a text',
};
