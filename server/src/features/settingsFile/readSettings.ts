/** Reads the text of a `.metavirt.json`: JSON, in which comments and a comma behind the last entry are allowed. */
import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../../base/span';
import { nearestOf } from '../../knowledge/nearestName';
import { isReleaseName, releases } from '../../knowledge/release';
import type { Severity } from '../../rules/finding';
import { findingIds, isFindingId } from '../../rules/findingIds';
import type { RuleSeverities } from '../diagnostics/diagnostic';
import { patternProblem } from './pathPattern';
import { type FileSettings, noSettings, profiles, type SettingsOverride } from './settings';

export interface ReadSettings {
  /** What of it can be understood. */
  readonly settings: FileSettings;
  /** In the order of the text. */
  readonly problems: readonly SettingsProblem[];
}

export interface SettingsProblem {
  readonly span: Span;
  /** Names the key, and says what to write instead. */
  readonly message: string;
}

/** Never throws: what means nothing is a problem, and the rest counts. */
export function readSettings(text: string): ReadSettings {
  const problems: SettingsProblem[] = [];
  const report: Report = (node, message) => {
    problems.push({ span: { start: node.offset, end: node.offset + node.length }, message });
  };
  const settings = settingsIn(text, report);
  return { settings, problems: problems.sort((first, second) => first.span.start - second.span.start) };
}

type Place = Pick<Node, 'offset' | 'length'>;
type Report = (place: Place, message: string) => void;

function settingsIn(text: string, report: Report): FileSettings {
  if (nestsTooDeeply(text)) {
    report({ offset: 0, length: 1 }, 'Brackets stand in each other more than 20 times: the file is not read.');
    return noSettings;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
  for (const { error, offset, length } of errors.slice(0, 1)) {
    report({ offset, length }, `This is no JSON: ${inWords(printParseErrorCode(error))}.`);
  }
  if (!root || errors.length > 0) return noSettings;
  if (root.type !== 'object') {
    report(root, 'Settings are an object: write `{ "rules": {} }`.');
    return noSettings;
  }
  return readObject(root, report);
}

/** The parser goes into nested brackets by calling itself. */
function nestsTooDeeply(text: string): boolean {
  const scanner = createScanner(text, true);
  for (let depth = 0; scanner.getPosition() < text.length; ) {
    scanner.scan();
    const token = text.charAt(scanner.getTokenOffset());
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth > 20) return true;
  }
  return false;
}

/** `PropertyNameExpected` as people say it. */
function inWords(code: string): string {
  return code.replace(/(?!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

const keys = ['$schema', 'profile', 'release', 'rules', 'overrides'] as const;

function readObject(root: Node, report: Report): FileSettings {
  let settings = noSettings;
  for (const { name, key, value } of properties(root)) {
    switch (name) {
      case '$schema':
        break;
      case 'profile': {
        const profile = oneOf(value, profiles);
        if (profile) settings = { ...settings, profile };
        else report(value, `\`profile\` takes one of ${profiles.join(', ')}.`);
        break;
      }
      case 'release': {
        const release = typeof value.value === 'string' && isReleaseName(value.value) ? value.value : undefined;
        if (release) settings = { ...settings, release };
        else report(value, `\`release\` takes one of ${releases.map((each) => each.name).join(', ')}.`);
        break;
      }
      case 'rules':
        settings = { ...settings, rules: readRules(value, 'rules', report) };
        break;
      case 'overrides':
        settings = { ...settings, overrides: readOverrides(value, report) };
        break;
      default:
        report(key, `There is no setting \`${name}\`. ${meantInstead(name, keys)}`);
    }
  }
  return settings;
}

const severities: readonly (Severity | 'off')[] = ['off', 'info', 'warning', 'error'];

function readRules(node: Node, where: string, report: Report): RuleSeverities {
  const found: Record<string, Severity | 'off'> = {};
  if (node.type !== 'object') {
    report(node, `\`${where}\` takes an object: write \`{ "rule-id": "off" }\`.`);
    return found;
  }
  for (const { name, key, value } of properties(node)) {
    const severity = oneOf(value, severities);
    if (!isFindingId(name))
      report(key, `\`${where}\`: there is no rule \`${name}\`. ${meantInstead(name, findingIds())}`);
    else if (severity) found[name] = severity;
    else report(value, `\`${where}.${name}\` takes one of ${severities.join(', ')}.`);
  }
  return found;
}

function readOverrides(node: Node, report: Report): readonly SettingsOverride[] {
  if (node.type !== 'array') {
    report(node, '`overrides` takes a list: write `[{ "files": ["recipes-test/**"], "rules": {} }]`.');
    return [];
  }
  return (node.children ?? []).flatMap((child, index) => readOverride(child, `overrides[${index}]`, report));
}

function readOverride(node: Node, where: string, report: Report): SettingsOverride[] {
  let files: readonly string[] | undefined;
  let rules: RuleSeverities | undefined;
  for (const { name, key, value } of properties(node)) {
    if (name === 'files') files = readPatterns(value, `${where}.files`, report);
    else if (name === 'rules') rules = readRules(value, `${where}.rules`, report);
    else report(key, `\`${where}\` has no setting \`${name}\`. ${meantInstead(name, ['files', 'rules'])}`);
  }
  if (files && rules) return [{ files, rules }];
  report(node, `\`${where}\` needs \`files\` and \`rules\`: write \`{ "files": ["recipes-test/**"], "rules": {} }\`.`);
  return [];
}

function readPatterns(node: Node, where: string, report: Report): readonly string[] {
  const patterns = node.type === 'array' ? (node.children ?? []) : [];
  if (patterns.length === 0) report(node, `\`${where}\` takes a list of patterns: write \`["recipes-test/**"]\`.`);
  return patterns.flatMap((pattern, index) => {
    const written: unknown = pattern.value;
    const problem = typeof written === 'string' ? patternProblem(written) : 'Write the pattern as a string.';
    if (problem !== undefined) report(pattern, `\`${where}[${index}]\`: ${problem}`);
    return typeof written === 'string' && problem === undefined ? [written] : [];
  });
}

interface Property {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

function properties({ type, children = [] }: Node): readonly Property[] {
  if (type !== 'object') return [];
  return children.flatMap(({ children: [key, value] = [] }) =>
    key && value ? [{ name: String(key.value), key, value }] : [],
  );
}

function oneOf<Word extends string>({ value }: Node, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

function meantInstead(name: string, candidates: readonly string[]): string {
  const meant = nearestOf(name, candidates);
  return meant === undefined ? 'Remove it.' : `Did you mean \`${meant}\`?`;
}
