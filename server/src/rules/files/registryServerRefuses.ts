import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { nearestOf } from '../../knowledge/nearestName';
import {
  type DataNode,
  type DataProperty,
  isScalar,
  propertiesOf,
  propertyOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

const refused = 'the registry does not start';

export const registryServerRefuses: ConfigFileRule = {
  id: 'registry-server-refuses',
  category: 'files',
  subject: 'configFile',
  formats: ['distribution'],
  severity: 'error',
  what: 'A value in the settings of the registry of distribution that it stops at: a version, a storage driver, a way to log in, a level or an address that it does not have.',
  why: 'The registry reads its file once, at its start, and ends with a message in its log. There is exactly one storage driver and one way to log in.',
  bad: {
    'files/registry.yml': [
      'version: 0.1',
      'storage:',
      '  filesystem:',
      '    rootdirectory: /srv',
      'http:',
      '  addr: 5000',
    ],
  },
  good: {
    'files/registry.yml': [
      'version: 0.1',
      'storage:',
      '  filesystem:',
      '    rootdirectory: /srv',
      'http:',
      '  addr: :5000',
    ],
  },
  check({ file }) {
    const { tree } = file;
    if (tree.kind !== 'data' || tree.problems.some(({ kind }) => kind === 'syntax')) return [];
    const root = rootOf(file);
    return [
      ...versionFindings(root),
      ...chosenFindings(root, storageChoice, file),
      ...chosenFindings(root, authChoice, file),
      ...levelFindings(root),
      ...addressFindings(root),
      ...certificateFindings(root, file),
      ...securityFindings(root),
      ...threadFindings(root),
      ...remoteFindings(root),
      ...purgingFindings(root, file),
    ]
      .filter(({ span }) => !isMasked(file, span))
      .sort((first, second) => first.span.start - second.span.start);
  },
};

function versionFindings(root: DataNode | undefined): readonly Finding[] {
  const version = propertyOf(root, 'version')?.value;
  if (!version || (isScalar(version) && version.text === '0.1')) return [];
  return [
    {
      span: version.span,
      message: `The version of the format is \`0.1\`: ${refused} with any other.`,
      fix: { title: 'Write 0.1', safe: false, edits: [{ span: version.span, text: '0.1' }] },
    },
  ];
}

interface Choice {
  readonly name: string;
  readonly what: string;
  readonly known: readonly string[];
  /** Names that stand beside the one that is chosen. */
  readonly beside: readonly string[];
  readonly isNeeded: boolean;
}

const storageChoice: Choice = {
  name: 'storage',
  what: 'storage driver',
  known: ['filesystem', 'inmemory', 's3', 's3aws', 'azure', 'gcs', 'swift', 'oss'],
  beside: ['cache', 'delete', 'redirect', 'maintenance', 'tag'],
  isNeeded: true,
};

const authChoice: Choice = {
  name: 'auth',
  what: 'way to log in',
  known: ['silly', 'htpasswd', 'token', 'none'],
  beside: [],
  isNeeded: false,
};

function chosenFindings(root: DataNode | undefined, choice: Choice, { text, isWhole }: ConfigFile): readonly Finding[] {
  const property = propertyOf(root, choice.name);
  if (!property) return [];
  const { value } = property;
  if (value.kind === 'array')
    return [{ span: property.nameSpan, message: `This takes a table, not a list: ${refused}.` }];
  if (value.kind !== 'object') return nameFindings(property, choice);
  const chosen = value.properties.filter(({ name }) => !choice.beside.includes(name));
  const unknown = chosen.flatMap((each) => unknownChoice(each, chosen, choice, text));
  if (unknown.length > 0) return unknown;
  const [, second] = chosen;
  if (second) {
    const names = chosen.map(({ name }) => `\`${name}\``).join(' and ');
    return [{ span: second.nameSpan, message: `There can be one ${choice.what}, and here are ${names}: ${refused}.` }];
  }
  if (chosen.length > 0 || !choice.isNeeded || !isWhole) return [];
  return [{ span: property.nameSpan, message: `No ${choice.what} is named here, such as \`filesystem\`: ${refused}.` }];
}

/** `storage: inmemory`. */
function nameFindings({ nameSpan, value }: DataProperty, { what, known, isNeeded }: Choice): readonly Finding[] {
  const name = stringOf(value) ?? '';
  if (name === '') {
    return isNeeded
      ? [{ span: nameSpan, message: `No ${what} is named here, such as \`filesystem\`: ${refused}.` }]
      : [];
  }
  return known.includes(name) ? [] : [{ span: value.span, message: `\`${name}\` is no ${what}: ${refused}.` }];
}

/** A name that goes with the choice may be misspelt as well. */
function unknownChoice(
  { name, nameSpan }: DataProperty,
  chosen: readonly DataProperty[],
  { what, known, beside }: Choice,
  text: string,
): readonly Finding[] {
  if (known.includes(name)) return [];
  const isChosen = chosen.some((each) => known.includes(each.name));
  const meant = nearestOf(name, isChosen ? beside : [...known, ...beside]);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  const fix: FindingFix | undefined =
    meant !== undefined && text.slice(nameSpan.start, nameSpan.end) === name
      ? { title: `Write ${meant}`, safe: false, edits: [{ span: nameSpan, text: meant }] }
      : undefined;
  return [{ span: nameSpan, message: `\`${name}\` is no ${what}: ${refused}.${hint}`, fix }];
}

const levels = ['error', 'warn', 'info', 'debug'];

function levelFindings(root: DataNode | undefined): readonly Finding[] {
  return [valueAt(root, 'log', 'level'), valueAt(root, 'loglevel')].flatMap((level) => {
    if (!level || level.kind === 'object' || level.kind === 'array' || level.kind === 'null') return [];
    if (levels.includes(level.text.toLowerCase())) return [];
    const meant = nearestOf(level.text, levels);
    return [
      {
        span: level.span,
        message: `This takes \`error\`, \`warn\`, \`info\` or \`debug\`: ${refused} with any other word.`,
        fix:
          meant === undefined
            ? undefined
            : { title: `Write ${meant}`, safe: false, edits: [{ span: level.span, text: meant }] },
      },
    ];
  });
}

function addressFindings(root: DataNode | undefined): readonly Finding[] {
  const address = valueAt(root, 'http', 'addr');
  if (!address || address.kind === 'object' || address.kind === 'array' || address.text === '') return [];
  if (stringOf(valueAt(root, 'http', 'net')) === 'unix') return [];
  const port = /^(?:\[[^\]]*\]|[^:[\]]*):([\w-]*)$/.exec(address.text)?.[1];
  const isPort = port !== undefined && (!/^\d+$/.test(port) || Number(port) <= 65535);
  if (isPort) return [];
  const isAlone = /^\d+$/.test(address.text);
  return [
    {
      span: address.span,
      message: `The address is a host and a port, such as \`0.0.0.0:5000\` or \`:5000\`: ${refused} with \`${address.text}\`.`,
      fix: isAlone
        ? { title: `Write :${address.text}`, safe: false, edits: [{ span: address.span, text: `:${address.text}` }] }
        : undefined,
    },
  ];
}

function certificateFindings(root: DataNode | undefined, { isWhole }: ConfigFile): readonly Finding[] {
  const tls = valueAt(root, 'http', 'tls');
  const certificate = propertyOf(tls, 'certificate');
  if (!isWhole || !certificate || !stringOf(certificate.value) || propertyOf(tls, 'key')) return [];
  return [{ span: certificate.nameSpan, message: `Beside a certificate there has to be its \`key\`: ${refused}.` }];
}

const versionsOfTls = ['tls1.0', 'tls1.1', 'tls1.2', 'tls1.3'];

const clientChecks = [
  'request-client-cert',
  'require-any-client-cert',
  'verify-client-cert-if-given',
  'require-and-verify-client-cert',
];

/** The registry looks at the version only with a certificate of its own, and at how clients are checked only with one for these. */
function securityFindings(root: DataNode | undefined): readonly Finding[] {
  const tls = valueAt(root, 'http', 'tls');
  const isSecured =
    stringOf(valueAt(tls, 'certificate')) !== undefined ||
    stringOf(valueAt(tls, 'letsencrypt', 'cachefile')) !== undefined;
  if (!isSecured) return [];
  return [
    ...wordFindings(valueAt(tls, 'minimumtls'), versionsOfTls),
    ...(valueAt(tls, 'clientcas') ? wordFindings(valueAt(tls, 'clientauth'), clientChecks) : []),
  ];
}

function wordFindings(node: DataNode | undefined, words: readonly string[]): readonly Finding[] {
  if (!node || node.kind === 'object' || node.kind === 'array' || node.kind === 'null') return [];
  if (node.text === '' || words.includes(node.text)) return [];
  const { span } = node;
  const meant = nearestOf(node.text, words);
  const listed = words.map((word) => `\`${word}\``).join(', ');
  return [
    {
      span,
      message: `This takes one of ${listed}: ${refused}.`,
      fix: meant === undefined ? undefined : { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] },
    },
  ];
}

/** The driver takes the number as a text as well. */
function threadFindings(root: DataNode | undefined): readonly Finding[] {
  const threads = valueAt(root, 'storage', 'filesystem', 'maxthreads');
  const isNumber = threads?.kind === 'number' || /^\d+$/.test(stringOf(threads) ?? '');
  if (!threads || isNumber || threads.kind === 'null') return [];
  return [{ span: threads.span, message: `This takes a whole number: ${refused}.` }];
}

function remoteFindings(root: DataNode | undefined): readonly Finding[] {
  const remote = valueAt(root, 'proxy', 'remoteurl');
  const address = stringOf(remote);
  if (!remote || address === undefined || address === '' || /^https?:\/\//i.test(address)) return [];
  return [{ span: remote.span, message: `\`${address}\` is no address with \`https://\` or \`http://\`: ${refused}.` }];
}

/** Unless it is turned off, nothing is taken for what is not given. */
function purgingFindings(root: DataNode | undefined, { isWhole }: ConfigFile): readonly Finding[] {
  const purging = propertyOf(valueAt(root, 'storage', 'maintenance'), 'uploadpurging');
  if (purging?.value.kind !== 'object' || !isWhole) return [];
  const enabled = propertyOf(purging.value, 'enabled')?.value;
  if (enabled?.kind === 'boolean' && /^(?:n|no|off|false)$/i.test(enabled.text)) return [];
  const given = propertiesOf(purging.value);
  const missing = ['age', 'interval', 'dryrun'].filter((name) => !given.some((each) => each.name === name));
  if (missing.length > 0) {
    const names = missing.map((name) => `\`${name}\``).join(', ');
    return [{ span: purging.nameSpan, message: `Here is missing ${names}: ${refused}.` }];
  }
  return given.flatMap(({ name, value }) =>
    (name === 'age' || name === 'interval') && value.kind !== 'string'
      ? [{ span: value.span, message: `This takes a time with a unit, such as \`168h\`: ${refused}.` }]
      : [],
  );
}
