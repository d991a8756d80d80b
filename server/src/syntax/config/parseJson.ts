/** Reads JSON as strictly as Go's `encoding/json` does, and understands what is left of it where it is not strict. */
import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Span, span } from '../../base/span';
import type { DataNode, DataProblem, DataProperty, DataTree } from './dataTree';

/** The library reads what is nested by calling itself; nothing that people write is nested deeper. */
const depthLimit = 200;

export function parseJson(text: string): DataTree {
  if (isTooDeep(text)) return { kind: 'data', root: undefined, problems: [] };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const duplicates: DataProblem[] = [];
  const tree = root && dataNode(root, text, duplicates);
  const problems = [...errors.map((error) => problemOf(text, error)), ...duplicates];
  problems.sort((first, second) => first.span.start - second.span.start);
  return {
    kind: 'data',
    root: tree,
    problems: problems.filter((each, index) => !isRepeated(each, problems[index - 1])),
  };
}

/** The library reports a missing name and then its missing value, at one place. */
function isRepeated({ kind, span: { start } }: DataProblem, before: DataProblem | undefined): boolean {
  return before?.kind === kind && before.span.start === start;
}

/** Brackets within strings count as well: there are never so many. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth > depthLimit) return true;
  }
  return false;
}

function dataNode(node: Node, text: string, duplicates: DataProblem[]): DataNode | undefined {
  const place = spanOf(node);
  switch (node.type) {
    case 'object':
      return { kind: 'object', span: place, properties: propertiesIn(node.children ?? [], text, duplicates) };
    case 'array':
      return {
        kind: 'array',
        span: place,
        items: (node.children ?? []).flatMap((each) => dataNode(each, text, duplicates) ?? []),
      };
    case 'property':
      return undefined;
    default:
      return { kind: node.type, span: place, text: scalarText(node, text) };
  }
}

/** A number as it is written: `1.0` and `1e3` are no whole numbers to Go. */
function scalarText({ type, value, offset, length }: Node, text: string): string {
  return type === 'number' ? text.slice(offset, offset + length) : String(value);
}

function propertiesIn(nodes: readonly Node[], text: string, duplicates: DataProblem[]): readonly DataProperty[] {
  const names = new Set<string>();
  return nodes.flatMap(({ children: [name, written] = [] }) => {
    const value = written && dataNode(written, text, duplicates);
    if (!name || !value) return [];
    const said = String(name.value);
    if (names.has(said)) duplicates.push({ kind: 'duplicateName', span: spanOf(name) });
    names.add(said);
    return [{ name: said, nameSpan: spanOf(name), value }];
  });
}

function problemOf(text: string, { error, offset, length }: ParseError): DataProblem {
  const what = printParseErrorCode(error);
  if (what === 'InvalidCommentToken') return { kind: 'comment', span: span(offset, offset + length) };
  // The library expects one more value behind the last comma, where the bracket stands.
  const isMissing = what === 'PropertyNameExpected' || what === 'ValueExpected';
  const comma = isMissing && /[\]}]/.test(text.charAt(offset)) ? commaBefore(text, offset) : undefined;
  return comma ?? { kind: 'syntax', span: span(offset, offset + length) };
}

function commaBefore(text: string, offset: number): DataProblem | undefined {
  const before = text.slice(0, offset).trimEnd().length - 1;
  return text.charAt(before) === ',' ? { kind: 'trailingComma', span: span(before, before + 1) } : undefined;
}

function spanOf({ offset, length }: Node): Span {
  return span(offset, offset + length);
}
