import { type ConfigFile, isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { keysOf } from '../../formats/keys/tables';
import { isTemplate } from '../../formats/keys/valueForms';
import { nearestOf } from '../../knowledge/nearestName';
import {
  type DataNode,
  type DataProperty,
  type DataScalar,
  isTrue,
  itemsOf,
  numberOf,
  propertiesOf,
  propertyOf,
  stringOf,
  valueAt,
} from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import { configFilesBeside } from '../recipeConfigFiles';
import type { ConfigFileContext, ConfigFileRule } from '../rule';

export const crioValue: ConfigFileRule = {
  id: 'crio-value',
  category: 'files',
  subject: 'configFile',
  formats: ['crio.conf'],
  severity: 'error',
  what: 'A value in a `crio.conf` that CRI-O does not take: a setting that does not go with the `runtime_type`, an unknown annotation or cipher, TLS without a certificate, a time without a unit.',
  why: 'CRI-O checks its configuration when it starts, and stops at such a value. Of the runtimes only a mistake in that of `default_runtime` stops it: it leaves any other one out with a warning, and pods that ask for that runtime do not start.',
  bad: {
    'files/crio/crio.conf': [
      '[crio.runtime]',
      'default_runtime = "crun"',
      '[crio.runtime.runtimes.crun]',
      'runtime_type = "docker"',
    ],
  },
  good: {
    'files/crio/crio.conf': [
      '[crio.runtime]',
      'default_runtime = "crun"',
      '[crio.runtime.runtimes.crun]',
      'runtime_type = "oci"',
    ],
  },
  check(context) {
    const { file } = context;
    const root = rootOf(file);
    const runtime = valueAt(root, 'crio', 'runtime');
    const chosen = defaultRuntime(context);
    return [
      ...propertiesOf(propertyOf(runtime, 'runtimes')?.value).flatMap((each) => runtimeFindings(each, chosen)),
      ...propertiesOf(propertyOf(runtime, 'workloads')?.value).flatMap((each) => workloadFindings(each)),
      ...mappingFindings(runtime),
      ...timeFindings(root),
      ...streamFindings(valueAt(root, 'crio', 'api'), file),
      ...metricFindings(valueAt(root, 'crio', 'stats', 'included_pod_metrics')),
    ].filter(({ span }) => !isMasked(file, span));
  },
};

/** That of CRI-O 1.31 and newer where no file names one. */
const builtInRuntime = 'crun';

function defaultRuntime({ file, snapshot }: ConfigFileContext): string {
  const files = [file, ...configFilesBeside(file, snapshot)];
  const named = files.map((each) => stringOf(valueAt(rootOf(each), 'crio', 'runtime', 'default_runtime')));
  return named.find((name) => name !== undefined && name !== '') ?? builtInRuntime;
}

/** What is wrong with a value, and where. */
interface Mistake {
  readonly node: DataNode;
  readonly what: string;
}

function runtimeFindings({ name, value }: DataProperty, chosen: string): readonly Finding[] {
  const isDefault = name === chosen;
  const consequence = isDefault ? refusal('crio.conf') : `CRI-O leaves \`${name}\` out`;
  return runtimeMistakes(value).map(({ node, what }) => ({
    span: node.span,
    severity: isDefault ? 'error' : 'warning',
    message: `${what}: ${consequence}.`,
  }));
}

const types: ReadonlySet<string> = new Set(['', 'oci', 'vm', 'pod']);

const vmProgram = /(?:^|\/)[^/]*containerd-shim-[A-Za-z\d+-]+-v2[^/]*$/;

/** As `RuntimeHandler.Validate` of CRI-O looks at them. */
function runtimeMistakes(runtime: DataNode): readonly Mistake[] {
  const typeNode = propertyOf(runtime, 'runtime_type')?.value;
  const type = stringOf(typeNode) ?? '';
  if (isTemplate(type)) return [];
  const is = (key: string): DataNode | undefined => {
    const node = propertyOf(runtime, key)?.value;
    return isTrue(node) ? node : undefined;
  };
  const text = (key: string): DataScalar | undefined => {
    const node = propertyOf(runtime, key)?.value;
    return node?.kind === 'string' && node.text !== '' && !isTemplate(node.text) ? node : undefined;
  };
  const found: (Mistake | undefined)[] = [];
  const tell = (node: DataNode | undefined, what: string): unknown => node && found.push({ node, what });
  const isOci = type === '' || type === 'oci';
  if (!types.has(type)) tell(typeNode, 'The type of a runtime is `oci`, `vm` or `pod`');
  const program = text('runtime_path');
  if (type === 'vm' && program && !vmProgram.test(program.text)) {
    tell(program, 'The program of a `vm` is called `containerd-shim-`, a name and `-v2`');
  }
  if (type !== 'vm') tell(text('runtime_config_path'), '`runtime_config_path` is for the type `vm` alone');
  if (!isOci) tell(is('no_sync_log'), '`no_sync_log` is for the type `oci` alone');
  if (type !== 'pod') tell(is('stream_websockets'), '`stream_websockets` is for the type `pod` alone');
  const affinity = text('exec_cpu_affinity');
  if (affinity?.text !== 'first') tell(affinity, '`exec_cpu_affinity` is `first` or empty');
  return [...found.filter((each) => each !== undefined), ...annotationMistakes(runtime)];
}

const knownAnnotations = valuesOf('crio.runtime.runtimes.*.allowed_annotations');

function valuesOf(path: string): readonly string[] {
  return keysOf('crio.conf').find((fact) => fact.path === path)?.values ?? [];
}

function annotationMistakes(table: DataNode): readonly Mistake[] {
  return itemsOf(propertyOf(table, 'allowed_annotations')?.value).flatMap((node) => {
    const name = stringOf(node);
    // Those that newer versions have end so.
    if (name === undefined || isTemplate(name) || knownAnnotations.includes(name) || name.endsWith('.crio.io'))
      return [];
    const meant = nearestOf(name, knownAnnotations);
    const hint = meant === undefined ? '' : `, perhaps instead of \`${meant}\``;
    return [{ node, what: `\`${name}\` is no annotation that CRI-O can allow${hint}` }];
  });
}

function workloadFindings({ value }: DataProperty): readonly Finding[] {
  const ofWorkload = annotationMistakes(value).map(({ node, what }) => ({
    span: node.span,
    message: `${what}: ${refusal('crio.conf')}.`,
  }));
  return [...ofWorkload, ...resourceFindings(propertyOf(value, 'resources')?.value)];
}

/** CRI-O stops at the first one. */
function resourceFindings(resources: DataNode | undefined): readonly Finding[] {
  const [quota, share, period] = ['cpuquota', 'cpushares', 'cpuperiod'].map((key) => propertyOf(resources, key)?.value);
  if (isSetBelow(quota, numberOf(share))) {
    return [{ span: quota.span, message: `\`cpuquota\` cannot be less than \`cpushares\`: ${refusal('crio.conf')}.` }];
  }
  if (isSetBelow(period, shortestPeriodMicroseconds)) {
    const message = `\`cpuperiod\` is at least ${shortestPeriodMicroseconds} microseconds: ${refusal('crio.conf')}.`;
    return [{ span: period.span, message }];
  }
  return [];
}

/** To CRI-O 0 is the same as nothing. */
function isSetBelow(node: DataNode | undefined, least: number | undefined): node is DataNode {
  const number = numberOf(node);
  return number !== undefined && least !== undefined && number !== 0 && number < least;
}

const shortestPeriodMicroseconds = 1_000;

/** CRI-O uses one only together with the other. */
function mappingFindings(runtime: DataNode | undefined): readonly Finding[] {
  const given = ['uid_mappings', 'gid_mappings'].flatMap((key) => {
    const node = propertyOf(runtime, key)?.value;
    return node?.kind === 'string' && node.text !== '' ? [node] : [];
  });
  const [only, ...others] = given;
  if (only && others.length === 0) {
    const message = 'CRI-O uses `uid_mappings` and `gid_mappings` only where both are given. Add the other one.';
    return [{ span: only.span, severity: 'warning', message }];
  }
  return given
    .filter(({ text }) => !isTemplate(text) && !/^(?:\d+:\d+:\d+(?:,|$))+$/.test(text))
    .map(({ span }) => ({
      span,
      message: `A mapping has three numbers, such as \`0:100000:65536\`: ${refusal('crio.conf')}.`,
    }));
}

const times: readonly (readonly string[])[] = keysOf('crio.conf')
  .filter(({ type }) => type === 'duration')
  .map(({ path }) => path.split('.'));

function timeFindings(root: DataNode | undefined): readonly Finding[] {
  return times.flatMap((path) => {
    const node = valueAt(root, ...path);
    if (node?.kind !== 'number' || numberOf(node) === 0) return [];
    const right = `"${node.text}s"`;
    return [
      {
        span: node.span,
        severity: 'warning',
        message: `Without a unit these are ${node.text} nanoseconds. Write the unit, as in \`${right}\`.`,
        fix: { title: `Write ${right}`, safe: false, edits: [{ span: node.span, text: right }] },
      },
    ];
  });
}

const ciphers = valuesOf('crio.api.tls_cipher_suites');

function streamFindings(api: DataNode | undefined, file: ConfigFile): readonly Finding[] {
  const found: Finding[] = [];
  const isOn = propertyOf(api, 'stream_enable_tls')?.value;
  const missing = ['stream_tls_cert', 'stream_tls_key'].find((key) => !stringOf(propertyOf(api, key)?.value));
  if (isOn && isTrue(isOn) && missing !== undefined && file.isWhole) {
    found.push({ span: isOn.span, message: `TLS needs \`${missing}\`: ${refusal('crio.conf')}.` });
  }
  if (stringOf(propertyOf(api, 'tls_min_version')?.value) === 'VersionTLS13') return found;
  for (const node of itemsOf(propertyOf(api, 'tls_cipher_suites')?.value)) {
    const name = stringOf(node);
    if (name === undefined || isTemplate(name) || ciphers.includes(name)) continue;
    found.push({ span: node.span, message: `\`${name}\` is no cipher of TLS 1.2 in Go: ${refusal('crio.conf')}.` });
  }
  return found;
}

function metricFindings(metrics: DataNode | undefined): readonly Finding[] {
  const items = itemsOf(metrics);
  const all = items.find((item) => stringOf(item) === 'all');
  if (!all || items.length === 1) return [];
  return [{ span: all.span, message: `\`all\` stands alone, without other metrics: ${refusal('crio.conf')}.` }];
}
