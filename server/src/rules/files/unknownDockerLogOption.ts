import { isMasked, rootOf } from '../../formats/configFile';
import { propertiesOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** What dockerd takes for each driver before it asks it. */
const forAllDrivers: readonly string[] = ['max-buffer-size', 'mode'];

const attributes: readonly string[] = ['env', 'env-regex', 'labels', 'labels-regex', 'tag'];

/** Drivers whose options are few and settled; those of the others are for the services that they write to. */
const optionsOfDrivers: Readonly<Record<string, readonly string[]>> = {
  'json-file': ['compress', 'max-file', 'max-size', ...attributes],
  local: ['compress', 'max-file', 'max-size'],
  journald: attributes,
  syslog: [
    'syslog-address',
    'syslog-facility',
    'syslog-format',
    'syslog-tls-ca-cert',
    'syslog-tls-cert',
    'syslog-tls-key',
    'syslog-tls-skip-verify',
    ...attributes,
  ],
};

export const unknownDockerLogOption: ConfigFileRule = {
  id: 'unknown-docker-log-option',
  category: 'files',
  subject: 'configFile',
  formats: ['daemon.json'],
  severity: 'error',
  what: 'An option in `log-opts` of `daemon.json` that its log driver does not have.',
  why: '`dockerd` asks the driver for each of the options, and does not start at one that it does not know. Without `log-driver` the driver is `json-file`.',
  bad: { 'files/docker/daemon.json': ['{ "log-driver": "journald", "log-opts": { "max-size": "10m" } }'] },
  good: { 'files/docker/daemon.json': ['{ "log-driver": "json-file", "log-opts": { "max-size": "10m" } }'] },
  check({ file }) {
    const root = rootOf(file);
    const chosen = valueAt(root, 'log-driver');
    if (chosen ? isMasked(file, chosen.span) : !file.isWhole) return [];
    const driver = chosen ? stringOf(chosen) : 'json-file';
    if (driver === undefined || !Object.hasOwn(optionsOfDrivers, driver)) return [];
    const known = [...(optionsOfDrivers[driver] ?? []), ...forAllDrivers];
    return propertiesOf(valueAt(root, 'log-opts')).flatMap(({ name, nameSpan }): readonly Finding[] => {
      // What starts so sets the store from which the logs of other drivers are read.
      if (known.includes(name) || name.startsWith('cache-') || isMasked(file, nameSpan)) return [];
      const message = `The log driver \`${driver}\` has no option \`${name}\`, and dockerd does not start. It has ${known.map((each) => `\`${each}\``).join(', ')}.`;
      return [{ span: nameSpan, message }];
    });
  },
};
