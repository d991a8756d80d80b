/** String literals of all kinds, and strings that follow each other. */
import { PyBytes } from '../value';
import type { Expression, FormattedPart, FormattedString } from './ast';
import { childrenOf, fail, type ParseContext, type SyntaxNode } from './context';
import { decodeEscapes } from './escapes';
import { parseExpressionList } from './expression';

/** Parses a `String`, `FormatString` or `ContinuedString`. */
export function parseStrings(context: ParseContext, node: SyntaxNode): Expression {
  const nodes = node.name === 'ContinuedString' ? childrenOf(node) : [node];
  const namesCharacter = nodes.some((literal) => /^[^'"rRbB]*['"](?:[^\\]|\\[^N])*\\N/.test(context.text(literal)));
  if (namesCharacter) return { kind: 'unsupported', why: 'names a character of Unicode' };
  const literals = nodes.map((literal) => parseLiteral(context, literal));
  const bytes = literals.filter((literal) => literal instanceof Uint8Array);
  if (bytes.length > 0) {
    if (bytes.length < literals.length) fail(node, 'Bytes and text cannot be joined.');
    return { kind: 'constant', value: new PyBytes(Uint8Array.from(bytes.flatMap((part) => [...part]))) };
  }
  const parts = literals.flatMap((literal) => (literal instanceof Uint8Array ? [] : literal));
  const joined = joinTexts(parts);
  if (joined.length === 0) return { kind: 'constant', value: '' };
  const [only] = joined;
  if (joined.length === 1 && typeof only === 'string') return { kind: 'constant', value: only };
  return { kind: 'formatted', parts: joined };
}

type Part = FormattedString['parts'][number];

function joinTexts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}

interface Literal {
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly isFormat: boolean;
  readonly start: number;
  readonly end: number;
}

/** The bytes of a bytes literal, the parts of any other. */
function parseLiteral(context: ParseContext, node: SyntaxNode): Uint8Array | readonly Part[] {
  const literal = literalOf(context, node);
  const text = context.source.slice(literal.start, literal.end);
  if (literal.isBytes) {
    const decoded = literal.isRaw ? text : decodeEscapes(text, true, node);
    return Uint8Array.from(decoded, (character) => {
      const code = character.charCodeAt(0);
      return code > 0xff ? fail(node, 'Bytes can only hold ASCII characters.') : code;
    });
  }
  if (literal.isFormat) return parseFormatParts(context, node, literal);
  return [literal.isRaw ? text : decodeEscapes(text, false, node)];
}

function literalOf(context: ParseContext, node: SyntaxNode): Literal {
  const text = context.text(node);
  const prefix = /^[a-z]*/i.exec(text)?.[0].toLowerCase() ?? '';
  const quote = text.charAt(prefix.length);
  const isLong = text.startsWith(quote.repeat(3), prefix.length) && text.length >= prefix.length + 6;
  const size = isLong ? 3 : 1;
  if (!text.endsWith(quote.repeat(size)) || text.length < prefix.length + 2 * size)
    fail(node, 'This string is never closed.');
  return {
    isRaw: prefix.includes('r'),
    isBytes: prefix.includes('b'),
    isFormat: prefix.includes('f'),
    start: node.from + prefix.length + size,
    end: node.to - size,
  };
}

function parseFormatParts(context: ParseContext, node: SyntaxNode, literal: Literal): Part[] {
  const parts: Part[] = [];
  let at = literal.start;
  const text = (end: number) => {
    const raw = context.source.slice(at, end);
    const decoded = literal.isRaw ? raw : decodeEscapes(raw, false, node);
    return decoded.replaceAll('{{', '{').replaceAll('}}', '}');
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    parts.push(text(child.from), ...parseReplacement(context, child));
    at = child.to;
  }
  parts.push(text(literal.end));
  return parts;
}

function parseReplacement(context: ParseContext, node: SyntaxNode): Part[] {
  const nodes = childrenOf(node).slice(1, -1);
  const isPart = ({ name }: SyntaxNode) => !['FormatConversion', 'FormatSelfDoc', 'FormatSpec', '}'].includes(name);
  const values = nodes.filter(isPart);
  const specNode = node.getChild('FormatSpec');
  const selfDoc = node.getChild('FormatSelfDoc');
  const conversionNode = node.getChild('FormatConversion');
  const conversion = conversionNode ? context.text(conversionNode).slice(1) : selfDoc && !specNode ? 'r' : '';
  const part: FormattedPart = {
    value: parseExpressionList(context, values, node),
    conversion,
    spec: specNode ? parseSpec(context, specNode) : undefined,
  };
  return selfDoc ? [selfDocumentation(context, node, selfDoc), part] : [part];
}

/** The text of the expression with its equals sign and the blanks around it. */
function selfDocumentation(context: ParseContext, node: SyntaxNode, selfDoc: SyntaxNode): string {
  const after = /^\s*/.exec(context.source.slice(selfDoc.to, node.to))?.[0] ?? '';
  return context.source.slice(node.from + 1, selfDoc.to) + after;
}

function parseSpec(context: ParseContext, node: SyntaxNode): FormattedString {
  const parts: Part[] = [];
  let at = node.from + 1;
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    parts.push(context.source.slice(at, child.from), ...parseReplacement(context, child));
    at = child.to;
  }
  parts.push(context.source.slice(at, node.to));
  return { kind: 'formatted', parts: joinTexts(parts) };
}
