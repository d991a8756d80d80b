import { type ConfigFile, isJson, isMasked } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import type { DataProblem, YamlMistake } from '../../syntax/config/dataTree';
import type { Finding, FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

export const invalidYaml: ConfigFileRule = {
  id: 'invalid-yaml',
  category: 'files',
  subject: 'configFile',
  formats: ['distribution', 'k3s', 'k3s-registries', 'kas'],
  severity: 'error',
  what: 'A configuration file that is no YAML: it is indented with tabs, lacks a quote, a bracket or the blank behind a colon, or gives a name twice.',
  why: 'The readers stop at such a file. Of a name that is given twice they take the last one without a word.',
  bad: { 'files/registries.yaml': ['mirrors:', '\tdocker.io:', '\t\tendpoint: ["https://mirror.example"]'] },
  good: { 'files/registries.yaml': ['mirrors:', '  docker.io:', '    endpoint: ["https://mirror.example"]'] },
  check({ file }) {
    const { tree, isWhole } = file;
    if (tree.kind !== 'data' || !isWhole || isJson(file) || hasPlaceholderLine(file)) return [];
    const syntax = tree.problems.find(({ kind }) => kind === 'syntax');
    const isCertain = syntax && !isNearMask(file, syntax) && !isTemplate(lineAround(file.text, syntax.span.start));
    const repeated = tree.problems.filter(({ kind, span }) => kind === 'duplicateName' && !isMasked(file, span));
    return [...(isCertain ? [syntaxFinding(file, syntax)] : []), ...(syntax ? [] : repeated.map(repeatedFinding))];
  },
};

function syntaxFinding({ text, format }: ConfigFile, { span, mistake }: DataProblem): Finding {
  const what =
    mistake === undefined ? 'This is no YAML. Look for what is too much here or in the line before' : told[mistake];
  return {
    span,
    message: `${what}: ${refusal(format)}.`,
    fix: mistake === 'tab' ? withoutTabs(text) : mistake === 'colon' ? withBlank(text, span.start) : undefined,
  };
}

const told: Readonly<Record<YamlMistake, string>> = {
  tab: 'YAML is indented with blanks, and a tab stands here',
  quote: 'This quote is not closed',
  bracket: 'A bracket is not closed here or before',
  start: 'A value that begins with this character has to stand in quotes',
  escape: 'This backslash means nothing within double quotes; write two of them, or single quotes',
  colon: 'A name with a colon and a blank behind it is missing here',
  nested: 'A value that holds a colon and a blank has to stand in quotes',
  indentation: 'This line begins in another column than those that it belongs to',
  tag: 'The reader does not know this tag',
  document: 'A second document begins here, and only one is read',
};

function repeatedFinding({ span }: DataProblem): Finding {
  return {
    span,
    severity: 'warning',
    message: 'This name stands here again: what was given before counts for nothing. Keep one of them.',
  };
}

/** Where tabs are all that lines are indented with, two blanks for each give what was meant. */
function withoutTabs(text: string): FindingFix | undefined {
  const indented = [...text.matchAll(/^[ \t]+(?=[^\s])/gm)];
  if (indented.length === 0 || indented.some(([blanks]) => blanks.includes(' '))) return undefined;
  return {
    title: 'Indent with blanks',
    safe: true,
    edits: indented.map(({ 0: tabs, index }) => ({
      span: { start: index, end: index + tabs.length },
      text: '  '.repeat(tabs.length),
    })),
  };
}

/** `name:value` on a line of its own. */
function withBlank(text: string, offset: number): FindingFix | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [, before = ''] = /^([ \t]*(?:- )?[\w.-]+:)[^\s:/]\S*[ \t\r]*$/.exec(lineAround(text, offset)) ?? [];
  if (before === '') return undefined;
  const at = start + before.length;
  return { title: 'Put a blank behind the colon', safe: false, edits: [{ span: { start: at, end: at }, text: ' ' }] };
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? text.length : end);
}

/** What scripts replace before anybody reads the file. */
function isTemplate(line: string): boolean {
  return /@[A-Z][A-Z0-9_]*@|\{\{|\{%|%%|<%|\$\{/.test(line);
}

/** A whole line that is put in may be any part of the file. */
function hasPlaceholderLine({ text, masked }: ConfigFile): boolean {
  return masked.some(({ start, end }) => lineAround(text, start).trim() === text.slice(start, end).trim());
}

function isNearMask({ text, masked }: ConfigFile, { span }: DataProblem): boolean {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  return masked.some((hole) => hole.start < (lineEnd === -1 ? text.length : lineEnd) && hole.end > start);
}
