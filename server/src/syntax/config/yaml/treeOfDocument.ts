/** The tree of a document of YAML: aliases and merged mappings are put in, and words are given their kind. */
import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type Range } from 'yaml';
import { type Span, span } from '../../../base/span';
import type { DataNode, DataProblem, DataProperty, DataScalar } from '../dataTree';
import { plainKind } from './plainKind';
import type { YamlReader } from './yamlReader';

/** What all aliases stand for together. Ten aliases of ten aliases of ten ... are more than a program can walk through. */
const aliasedNodeLimit = 20_000;

export interface DocumentTree {
  readonly root: DataNode | undefined;
  readonly problems: readonly DataProblem[];
}

/** Undefined where aliases make it larger than anybody writes. */
export function treeOfDocument(
  { contents }: Document.Parsed,
  text: string,
  reader: YamlReader,
): DocumentTree | undefined {
  const problems: DataProblem[] = [];
  const anchors = new Map<string, Weighed>();
  let aliasedNodeCount = 0;
  const root = contents ? weighed(contents, undefined) : undefined;
  if (aliasedNodeCount > aliasedNodeLimit) return undefined;
  const isEmpty = contents === null || (root?.node.kind === 'null' && root.node.text === '');
  return { root: isEmpty ? undefined : root?.node, problems };

  function weighed(node: Node, empty: Span | undefined): Weighed {
    const made = unanchored(node, empty);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined && !isAlias(node)) anchors.set(anchor, made);
    return made;
  }

  function unanchored(node: Node, empty: Span | undefined): Weighed {
    const place = placeOf(node.range, text, empty);
    if (isAlias(node)) return aliased(node.source, place);
    if (isMap(node)) return endingWithParts(mapping(node.items, place), node.flow);
    if (isSeq(node)) return endingWithParts(sequence(node.items, place), node.flow);
    return { node: scalar(node, place), weight: 1 };
  }

  function aliased(name: string, place: Span): Weighed {
    const target = anchors.get(name);
    if (!target) problems.push({ kind: 'syntax', span: place, mistake: 'start' });
    aliasedNodeCount += target?.weight ?? 0;
    if (target && aliasedNodeCount <= aliasedNodeLimit) {
      return { node: { ...target.node, span: place }, weight: target.weight };
    }
    return { node: { kind: 'null', span: place, text: '' }, weight: 1 };
  }

  function sequence(items: readonly unknown[], place: Span): Weighed {
    const made: DataNode[] = [];
    let weight = 1;
    for (const item of items) {
      const one = valueIn(item, undefined);
      made.push(one.node);
      weight += one.weight;
    }
    return { node: { kind: 'array', span: place, items: made }, weight };
  }

  function mapping(pairs: readonly unknown[], place: Span): Weighed {
    const merged: DataProperty[] = [];
    const written: DataProperty[] = [];
    const names = new Set<string>();
    let weight = 1;
    for (const pair of pairs) {
      if (!isPair(pair)) continue;
      const { name, nameSpan } = nameOf(pair, place);
      const value = valueIn(pair.value, nameSpan);
      weight += value.weight;
      if (name === '<<') {
        merged.push(...mergedProperties(value.node));
        continue;
      }
      if (names.has(name)) problems.push({ kind: 'duplicateName', span: nameSpan });
      names.add(name);
      written.push({ name, nameSpan, value: value.node });
    }
    return { node: { kind: 'object', span: place, properties: [...merged, ...written] }, weight };
  }

  /** An item of a list in brackets may be a mapping of one pair. */
  function valueIn(value: unknown, empty: Span | undefined): Weighed {
    if (isPair(value))
      return mapping([value], empty ?? placeOf(isNode(value.key) ? value.key.range : null, text, empty));
    if (isNode(value)) return weighed(value, empty);
    return { node: { kind: 'null', span: empty ?? span(0, 0), text: '' }, weight: 1 };
  }

  function nameOf({ key }: Pair, empty: Span): { readonly name: string; readonly nameSpan: Span } {
    if (!isNode(key)) return { name: '', nameSpan: empty };
    const nameSpan = placeOf(key.range, text, empty);
    const name = isScalar(key) ? String(key.value) : text.slice(nameSpan.start, nameSpan.end);
    return { name, nameSpan };
  }

  function scalar(node: Node, place: Span): DataScalar {
    const value = isScalar(node) ? String(node.value ?? '') : '';
    const tag = node.tag;
    if (tag !== undefined && !tag.startsWith('tag:yaml.org,2002:')) {
      if (reader === 'python') problems.push({ kind: 'syntax', span: place, mistake: 'tag' });
      return { kind: 'string', span: place, text: value };
    }
    const isPlain = isScalar(node) && (node.type === 'PLAIN' || node.type === undefined);
    const isText = tag?.endsWith(':str') ?? !isPlain;
    return { kind: isText ? 'string' : plainKind(value, reader), span: place, text: value };
  }
}

/** A node, and how many there are in it. */
interface Weighed {
  readonly node: DataNode;
  readonly weight: number;
}

/** What has no brackets ends with its last part: the library counts a comment behind it in. */
function endingWithParts({ node, weight }: Weighed, isInBrackets: boolean | undefined): Weighed {
  if (isInBrackets) return { node, weight };
  const last =
    node.kind === 'object' ? node.properties.at(-1)?.value : node.kind === 'array' ? node.items.at(-1) : node;
  const { start, end } = node.span;
  return {
    node: { ...node, span: span(start, last && last.span.end > start ? Math.min(end, last.span.end) : end) },
    weight,
  };
}

function mergedProperties(node: DataNode): readonly DataProperty[] {
  if (node.kind === 'object') return node.properties;
  return node.kind === 'array' ? node.items.flatMap(mergedProperties) : [];
}

function isNode(value: unknown): value is Node {
  return isAlias(value) || isMap(value) || isSeq(value) || isScalar(value);
}

/**
 * Without the line ends behind a collection. A value that is left out has no place: the name before it then stands for it, or the character before
 * it.
 */
function placeOf(range: Range | null | undefined, text: string, empty: Span | undefined): Span {
  if (!range) return empty ?? span(0, 0);
  const [start, valueEnd] = range;
  let end = Math.min(valueEnd, text.length);
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return end > start ? span(start, end) : (empty ?? span(Math.max(0, start - 1), start));
}
