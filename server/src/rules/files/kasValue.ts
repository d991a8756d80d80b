import { isMasked, rootOf } from '../../formats/configFile';
import { standsAlone, wordsForLeftOut } from '../../formats/kasRepositories';
import { refusal } from '../../formats/keys/readers';
import { type DataNode, itemsOf, propertiesOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

/** Of kas 5.4, of June 2026. */
const newestVersion = 23;

export const kasValue: ConfigFileRule = {
  id: 'kas-value',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'error',
  what: 'A value in a file of kas that its schema refuses: a version that no kas knows, a layer with another value than `disabled`, a signer or a patch that lacks a key.',
  why: '`kas` checks its files before it does anything, and stops. In YAML a number in quotes is a text.',
  bad: { 'kas.yml': ['header:', '  version: "14"', 'machine: qemuarm64'] },
  good: { 'kas.yml': ['header:', '  version: 14', 'machine: qemuarm64'] },
  check({ file, snapshot }) {
    const { tree } = file;
    if (tree.kind !== 'data' || tree.problems.some(({ kind }) => kind === 'syntax')) return [];
    const root = rootOf(file);
    return [
      ...versionFindings(root),
      ...includeFindings(root),
      ...layerFindings(root),
      ...(standsAlone(file, snapshot) ? patchFindings(root) : []),
      ...artifactFindings(root),
      ...signerFindings(root),
      ...answerFindings(root),
    ].filter(({ span }) => !isMasked(file, span));
  },
};

function versionFindings(root: DataNode | undefined): readonly Finding[] {
  const version = valueAt(root, 'header', 'version');
  if (!version) return [];
  const { span } = version;
  if (version.kind === 'string' && version.text === '0.10') {
    return [{ span, severity: 'warning', message: 'kas 4.7 and newer stop at the version `0.10`. Write 1.' }];
  }
  const text = version.kind === 'object' || version.kind === 'array' ? '' : version.text;
  if (version.kind === 'string' && /^\d+$/.test(text)) {
    return [
      {
        span,
        message: `The version is a number, not a text: ${refusal('kas')}. Remove the quotes.`,
        fix: { title: 'Remove the quotes', safe: true, edits: [{ span, text }] },
      },
    ];
  }
  const number = version.kind === 'number' ? numberOf(text) : Number.NaN;
  if (!Number.isInteger(number)) {
    return [{ span, message: `The version is a whole number from 1 to ${newestVersion}: ${refusal('kas')}.` }];
  }
  if (number >= 1 && number <= newestVersion) return [];
  return [{ span, message: `kas 5.4 takes versions 1 to ${newestVersion}, not ${number}: ${refusal('kas')}.` }];
}

/** As PyYAML reads it: a number that begins with 0 is octal, and to its schema `14.0` is whole. */
function numberOf(text: string): number {
  const digits = text.replaceAll('_', '');
  return /^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
}

function includeFindings(root: DataNode | undefined): readonly Finding[] {
  return itemsOf(valueAt(root, 'header', 'includes')).flatMap((item) =>
    item.kind === 'string' || item.kind === 'object'
      ? []
      : [{ span: item.span, message: `An include is a path, or a \`repo\` and a \`file\`: ${refusal('kas')}.` }],
  );
}

/** Highest and lowest place of a layer in BBLAYERS. */
const priorityLimit = 99;

/** The version of the format of kas 4.8, before which any other word is taken for nothing. */
const versionOfLayerWords = 19;

function layerFindings(root: DataNode | undefined): readonly Finding[] {
  const version = valueAt(root, 'header', 'version');
  const isRefused = version?.kind === 'number' && numberOf(version.text) >= versionOfLayerWords;
  return propertiesOf(valueAt(root, 'repos')).flatMap(({ value }) =>
    propertiesOf(propertyOf(value, 'layers')?.value).flatMap(({ name, value: setting }): readonly Finding[] => {
      if (setting.kind === 'null') return [];
      if (setting.kind === 'object') return priorityFindings(setting);
      if (setting.kind === 'array') {
        return [
          {
            span: setting.span,
            message: `The layer \`${name}\` takes no value but \`disabled\`: ${refusal('kas')}.`,
          },
        ];
      }
      const isFalse = setting.kind === 'boolean' && /^(?:no|off|false)$/i.test(setting.text);
      if (isFalse || wordsForLeftOut.has(setting.text)) return [];
      return [
        {
          span: setting.span,
          severity: isRefused ? 'error' : 'warning',
          message: `The layer \`${name}\` takes no value but \`disabled\`: kas ${isRefused ? 'stops' : '4.8 and newer stop'} at \`${setting.text}\`.`,
        },
      ];
    }),
  );
}

/** Which repository a patch lies in is told beside it, or by the defaults. */
function patchFindings(root: DataNode | undefined): readonly Finding[] {
  if (valueAt(root, 'defaults', 'repos', 'patches', 'repo')) return [];
  return propertiesOf(valueAt(root, 'repos')).flatMap(({ value }) =>
    propertiesOf(propertyOf(value, 'patches')?.value).flatMap(
      ({ name, nameSpan, value: patch }): readonly Finding[] => {
        const isComplete = propertyOf(patch, 'repo') !== undefined || propertyOf(patch, 'path') === undefined;
        if (patch.kind !== 'object' || isComplete) return [];
        return [{ span: nameSpan, message: `\`repo\` is missing in the patch \`${name}\`: ${refusal('kas')}.` }];
      },
    ),
  );
}

function artifactFindings(root: DataNode | undefined): readonly Finding[] {
  return propertiesOf(valueAt(root, 'artifacts')).flatMap(({ name, value }): readonly Finding[] => {
    if (!stringOf(value)?.startsWith('/')) return [];
    const message = `\`${name}\` is looked for below the build folder, and kas finds nothing at an absolute path.`;
    return [{ span: value.span, severity: 'warning', message }];
  });
}

function priorityFindings(layer: DataNode): readonly Finding[] {
  const priority = propertyOf(layer, 'prio')?.value;
  if (priority?.kind !== 'number' || Math.abs(Number(priority.text)) <= priorityLimit) return [];
  return [{ span: priority.span, message: `The priority is at most ${priorityLimit}: ${refusal('kas')}.` }];
}

/** A key is a file in a repository, or is fetched by its fingerprint. */
function signerFindings(root: DataNode | undefined): readonly Finding[] {
  return propertiesOf(valueAt(root, 'signers')).flatMap(({ name, nameSpan, value }): readonly Finding[] => {
    if (value.kind !== 'object') return [];
    const has = (key: string): boolean => propertyOf(value, key) !== undefined;
    if (has('path') && has('gpg_keyserver')) {
      return [{ span: nameSpan, message: `A signer has a \`path\` or a \`gpg_keyserver\`: ${refusal('kas')}.` }];
    }
    const isSsh = stringOf(propertyOf(value, 'type')?.value) === 'ssh';
    const needed = isSsh || !has('gpg_keyserver') ? ['path', 'repo'] : ['fingerprint'];
    const missing = needed.find((key) => !has(key));
    if (missing !== undefined) {
      return [{ span: nameSpan, message: `\`${missing}\` is missing in the signer \`${name}\`: ${refusal('kas')}.` }];
    }
    const fingerprint = propertyOf(value, 'fingerprint')?.value;
    const length = stringOf(fingerprint)?.length;
    if (!fingerprint || length === undefined || length === 40 || length === 50) return [];
    return [
      { span: fingerprint.span, message: `A fingerprint has 40 or 50 characters, not ${length}: ${refusal('kas')}.` },
    ];
  });
}

/** What is chosen in the menu of kas. */
function answerFindings(root: DataNode | undefined): readonly Finding[] {
  return propertiesOf(valueAt(root, 'menu_configuration')).flatMap(({ name, value }) => {
    const isTaken =
      value.kind === 'string' || value.kind === 'boolean' || (value.kind === 'number' && !value.text.includes('.'));
    return isTaken
      ? []
      : [
          {
            span: value.span,
            message: `\`${name}\` takes a text, a truth value or a whole number: ${refusal('kas')}.`,
          },
        ];
  });
}
