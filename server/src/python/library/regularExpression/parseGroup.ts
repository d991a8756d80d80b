/** What stands in parentheses. */
import { parseInlineFlags } from './inlineFlags';
import { parseBranches, parseSequence } from './parse';
import { backReference, checkLookbehindGroup, type ParserState } from './parserState';
import { isIdentifier, type PatternSource, quoted } from './source';
import { type RegexNode, widthOf } from './tree';

const EMPTY: RegexNode = { kind: 'sequence', items: [] };

/** A group, a look around, a reference by name, a comment or flags; the parenthesis has been taken. */
export function parseParenthesis(
  state: ParserState,
  flags: number,
  depth: number,
  isFirst: boolean,
): RegexNode | 'comment' | 'global flags' {
  const { source } = state;
  const start = source.position - 1;
  if (!source.takeIf('?')) return captureGroup(state, undefined, flags, depth, start);
  const sign = takeOrFail(source);
  switch (sign) {
    case 'P': {
      if (source.takeIf('<')) {
        const name = groupName(source, source.takeUntil('>', 'group name'));
        return captureGroup(state, name, flags, depth, start);
      }
      if (source.takeIf('=')) return namedReference(state, flags);
      const other = takeOrFail(source);
      throw source.error(`unknown extension ?P${other}`, other.length + 2);
    }
    case ':':
      return nonCapturing(parseGroupBody(state, flags, depth, start));
    case '>':
      return { kind: 'atomic', body: parseGroupBody(state, flags, depth, start) };
    case '#':
      skipToParenthesis(source, start);
      return 'comment';
    case '=':
    case '!':
      return {
        kind: 'look',
        ahead: true,
        negative: sign === '!',
        body: parseGroupBody(state, flags, depth, start),
        width: 0,
      };
    case '<':
      return lookbehind(state, flags, depth, start);
    case '(':
      return conditional(state, flags, depth, start);
    default:
      return flagGroup(state, sign, flags, depth, { start, isFirst });
  }
}

function takeOrFail(source: PatternSource): string {
  const taken = source.take();
  if (taken === undefined) throw source.error('unexpected end of pattern');
  return taken;
}

function parseGroupBody(state: ParserState, flags: number, depth: number, start: number): RegexNode {
  const body = parseBranches(state, flags, depth + 1);
  closeParenthesis(state.source, start);
  return body;
}

function closeParenthesis(source: PatternSource, start: number): void {
  if (!source.takeIf(')')) throw source.error('missing ), unterminated subpattern', source.position - start);
}

/** A group of its own, so that `(?:a*)*` and `(?:^)*` are no repeat of a repeat and no repeat of nothing. */
function nonCapturing(body: RegexNode): RegexNode {
  return body.kind === 'repeat' || body.kind === 'at' ? { kind: 'sequence', items: [body] } : body;
}

function captureGroup(
  state: ParserState,
  name: string | undefined,
  flags: number,
  depth: number,
  start: number,
): RegexNode {
  const index = state.groupCount++;
  if (name !== undefined) {
    const earlier = state.groupIndex.get(name);
    if (earlier !== undefined) {
      const reason = `redefinition of group name ${quoted(name)} as group ${index}; was group ${earlier}`;
      throw state.source.error(reason, name.length + 1);
    }
    state.groupIndex.set(name, index);
  }
  state.openGroups.add(index);
  const body = parseGroupBody(state, flags, depth, start);
  state.openGroups.delete(index);
  state.groupWidths.set(index, widthOf(body));
  return { kind: 'group', index, body };
}

function groupName(source: PatternSource, name: string): string {
  if (!isIdentifier(name)) throw source.error(`bad character in group name ${quoted(name)}`, name.length + 1);
  return name;
}

function namedReference(state: ParserState, flags: number): RegexNode {
  const { source } = state;
  const name = groupName(source, source.takeUntil(')', 'group name'));
  const index = state.groupIndex.get(name);
  if (index === undefined) throw source.error(`unknown group name ${quoted(name)}`, name.length + 1);
  return backReference(state, index, name.length + 1, flags);
}

function skipToParenthesis(source: PatternSource, start: number): void {
  for (;;) {
    if (source.next === undefined) throw source.error('missing ), unterminated comment', source.position - start);
    if (source.take() === ')') return;
  }
}

function lookbehind(state: ParserState, flags: number, depth: number, start: number): RegexNode {
  const { source } = state;
  const sign = takeOrFail(source);
  if (sign !== '=' && sign !== '!') throw source.error(`unknown extension ?<${sign}`, sign.length + 2);
  const isOutermost = state.lookbehindGroups === undefined;
  if (isOutermost) state.lookbehindGroups = state.groupCount;
  const body = parseGroupBody(state, flags, depth, start);
  if (isOutermost) state.lookbehindGroups = undefined;
  const width = widthOf(body);
  if (width.min !== width.max) state.hasVariableLookbehind = true;
  return { kind: 'look', ahead: false, negative: sign === '!', body, width: width.min };
}

function conditional(state: ParserState, flags: number, depth: number, start: number): RegexNode {
  const { source } = state;
  const name = source.takeUntil(')', 'group name');
  const index = conditionalGroup(state, name);
  checkLookbehindGroup(state, index);
  const yes = parseSequence(state, flags, depth + 1, false);
  let no: RegexNode = EMPTY;
  if (source.takeIf('|')) {
    no = parseSequence(state, flags, depth + 1, false);
    if (source.next === '|') throw source.error('conditional backref with more than two branches');
  }
  closeParenthesis(source, start);
  return { kind: 'conditional', index, yes, no };
}

function conditionalGroup(state: ParserState, name: string): number {
  const { source } = state;
  const back = name.length + 1;
  if (isIdentifier(name)) {
    const index = state.groupIndex.get(name);
    if (index === undefined) throw source.error(`unknown group name ${quoted(name)}`, back);
    return index;
  }
  if (!/^[0-9]+$/.test(name)) throw source.error(`bad character in group name ${quoted(name)}`, back);
  const index = Number(name);
  if (index === 0) throw source.error('bad group number', back);
  if (!state.conditionalGroups.has(index)) state.conditionalGroups.set(index, source.position - back);
  return index;
}

function flagGroup(
  state: ParserState,
  sign: string,
  flags: number,
  depth: number,
  place: { readonly start: number; readonly isFirst: boolean },
): RegexNode | 'global flags' {
  const { source } = state;
  const inline = parseInlineFlags(source, sign);
  if (inline.kind === 'global') {
    state.globalFlags |= inline.add;
    if (!place.isFirst) {
      throw source.error('global flags not at the start of the expression', source.position - place.start);
    }
    return 'global flags';
  }
  const scoped = (flags | inline.add) & ~inline.remove;
  const body = parseGroupBody(state, scoped, depth, place.start);
  return nonCapturing(body);
}
