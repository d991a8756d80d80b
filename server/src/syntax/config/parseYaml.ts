/**
 * Reads YAML into the tree that JSON and TOML have too, with the `yaml` library. The library is long: this module is a bundle of its own, loaded
 * when the first file of YAML is read. Compared with PyYAML 6 and with the yaml.v2 of Go, as docker-registry 2.8 has it: what these stop at is a
 * problem here.
 */
import { Composer, type CST, type Document, Parser } from 'yaml';
import { span } from '../../base/span';
import type { DataProblem, DataTree } from './dataTree';
import { type SurveyedYaml, surveyYaml } from './yaml/survey';
import { syntaxProblem } from './yaml/syntaxProblem';
import { tabProblems } from './yaml/tabs';
import { treeOfDocument } from './yaml/treeOfDocument';
import type { YamlReader } from './yaml/yamlReader';

/** The library puts nested values together by calling itself; nothing that people write is nested deeper. */
const depthLimit = 100;

/** In characters: the library takes a second for a few times as much, and files that people write are much shorter. */
const lengthLimit = 40_000;

const nothing: DataTree = { kind: 'data', root: undefined, problems: [] };

/** The first document. A file that is long, nested or repeated beyond all use is left alone. */
export function parseYaml(text: string, reader: YamlReader): DataTree {
  if (text.length > lengthLimit) return nothing;
  const tokens = [...new Parser().parse(text)];
  const survey = surveyYaml(tokens);
  if (survey.depth > depthLimit) return nothing;
  const documents = documentsOf(tokens);
  const [first, second] = documents;
  if (!first) return nothing;
  if (isQuoteOverLines(text, survey) || isBracketOverLines(text, first, survey)) return nothing;
  const tree = treeOfDocument(first, text, reader);
  if (!tree) return nothing;
  const end = second && reader === 'go' ? second.range[0] : Number.POSITIVE_INFINITY;
  const syntax = [
    ...first.errors.map((error) => syntaxProblem(error, text, survey)),
    ...tabProblems(text, survey, reader),
    ...(second && reader === 'python' ? [secondDocument(second, text)] : []),
  ].filter((problem) => problem.span.start < end);
  const problems = [...withoutRepetition(syntax), ...tree.problems];
  problems.sort((one, other) => one.span.start - other.span.start);
  return { kind: 'data', root: tree.root, problems };
}

/** Values stay as they are written: what kind a word is of depends on the reader. */
const options = { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const;

type ReadDocument = Document.Parsed;

function documentsOf(tokens: readonly CST.Token[]): readonly ReadDocument[] {
  const composer = new Composer(options);
  const documents: ReadDocument[] = [];
  for (const token of tokens) documents.push(...composer.next(token));
  documents.push(...composer.end());
  return documents;
}

function secondDocument({ range: [start] }: ReadDocument, text: string): DataProblem {
  const marker = text.lastIndexOf('---', start);
  const from = marker === -1 ? start : marker;
  return { kind: 'syntax', span: span(from, Math.min(text.length, from + 3)), mistake: 'document' };
}

/**
 * The library wants the further lines of a text in quotes indented, which the readers do not: where the quote is closed on a later line, nothing is
 * said.
 */
function isQuoteOverLines(text: string, { unclosed }: SurveyedYaml): boolean {
  if (unclosed === undefined) return false;
  const close = closingQuote(text, unclosed);
  if (close === undefined || !text.slice(unclosed, close).includes('\n')) return false;
  return /^[ \t]*(?:#.*)?$/.test(text.slice(close + 1, lineEnd(text, close)));
}

/** The same for lists and mappings in brackets. */
function isBracketOverLines(text: string, { errors }: ReadDocument, { inBrackets }: SurveyedYaml): boolean {
  const error = errors.find(({ code, message }) => code === 'BAD_INDENT' && message.startsWith('Flow'));
  const open = error && inBrackets.findLast(({ start }) => start <= error.pos[0]);
  return open !== undefined && isClosed(text, open.start);
}

/** Whether as many brackets are closed as are opened from one on, those in quotes and comments left out. */
function isClosed(text: string, open: number): boolean {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    else if (character === '#' && /\s/.test(text.charAt(at - 1))) at = lineEnd(text, at);
    else if (/["']/.test(character) && /[\s[{,:]/.test(text.charAt(at - 1))) at = closingQuote(text, at) ?? text.length;
    if (depth === 0) return true;
  }
  return false;
}

function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline;
}

/** A backslash takes the meaning from a double quote, and a single one is written twice. */
function closingQuote(text: string, open: number): number | undefined {
  const quote = text.charAt(open);
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\' && quote === '"') at++;
    else if (character === quote) {
      if (quote === '"' || text.charAt(at + 1) !== quote) return at;
      at++;
    }
  }
  return undefined;
}

/** What follows from a mistake is reported by the library as well, often at the same place. */
function withoutRepetition(problems: readonly DataProblem[]): readonly DataProblem[] {
  const sorted = [...problems].sort((one, other) => one.span.start - other.span.start);
  return sorted.filter(({ span: { start } }, index) => sorted[index - 1]?.span.start !== start);
}
