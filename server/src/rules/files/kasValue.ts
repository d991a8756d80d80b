import { isMasked, rootOf } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { type DataNode, propertiesOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule, Finding } from '../rule';

/** Of kas 5.4, of June 2026. */
const newestVersion = 23;

export const kasValue: ConfigFileRule = {
  id: 'kas-value',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'error',
  what: 'A value in a file of kas that its schema refuses: a version that no kas knows, or a word behind a layer that is neither nothing nor `disabled`.',
  why: '`kas` checks its files before it does anything, and stops. In YAML a number in quotes is a text, and `14.0` no whole number.',
  bad: { 'kas.yml': ['header:', '  version: "14"', 'machine: qemuarm64'] },
  good: { 'kas.yml': ['header:', '  version: 14', 'machine: qemuarm64'] },
  check({ file }) {
    const { tree } = file;
    if (tree.kind !== 'data' || tree.problems.some(({ kind }) => kind === 'syntax')) return [];
    const root = rootOf(file);
    return [...versionFindings(root), ...layerFindings(root), ...signerFindings(root)].filter(
      ({ span }) => !isMasked(file, span),
    );
  },
};

function versionFindings(root: DataNode | undefined): readonly Finding[] {
  const version = valueAt(root, 'header', 'version');
  if (!version) return [];
  if (version.kind === 'string' && version.text === '0.10') return [];
  const { span } = version;
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
  if (version.kind !== 'number' || !/^\d+$/.test(text)) {
    return [{ span, message: `The version is a whole number from 1 to ${newestVersion}: ${refusal('kas')}.` }];
  }
  const number = Number(text);
  if (number >= 1 && number <= newestVersion) return [];
  return [{ span, message: `kas 5.4 takes versions 1 to ${newestVersion}, not ${number}: ${refusal('kas')}.` }];
}

const layerWords: ReadonlySet<string> = new Set(['disabled', 'excluded', 'n', 'no', '0', 'false', 'off']);

/** Older versions of kas take any other word for nothing. */
function layerFindings(root: DataNode | undefined): readonly Finding[] {
  return propertiesOf(valueAt(root, 'repos')).flatMap(({ value }) =>
    propertiesOf(propertyOf(value, 'layers')?.value).flatMap(({ name, value: setting }): readonly Finding[] => {
      if (setting.kind === 'null' || setting.kind === 'object') return [];
      if (setting.kind === 'array') {
        return [
          {
            span: setting.span,
            message: `Behind the layer \`${name}\` stands nothing, or \`disabled\`: ${refusal('kas')}.`,
          },
        ];
      }
      if (layerWords.has(setting.text.toLowerCase())) return [];
      return [
        {
          span: setting.span,
          severity: 'warning',
          message: `Behind the layer \`${name}\` stands nothing, or \`disabled\`: kas 5 stops at \`${setting.text}\`.`,
        },
      ];
    }),
  );
}

/** A key is a file in a repository, or is fetched by its fingerprint. */
function signerFindings(root: DataNode | undefined): readonly Finding[] {
  return propertiesOf(valueAt(root, 'signers')).flatMap(({ name, nameSpan, value }) => {
    if (value.kind !== 'object') return [];
    const has = (key: string): boolean => propertyOf(value, key) !== undefined;
    const missing = has('path')
      ? has('repo')
        ? undefined
        : 'repo'
      : has('gpg_keyserver')
        ? has('fingerprint')
          ? undefined
          : 'fingerprint'
        : 'path';
    if (missing === undefined) return [];
    return [{ span: nameSpan, message: `\`${missing}\` is missing in the signer \`${name}\`: ${refusal('kas')}.` }];
  });
}
