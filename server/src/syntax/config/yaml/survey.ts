/** What a look at the tokens of a YAML file tells before values are made of them. */
import type { CST } from 'yaml';
import { type Span, span } from '../../../base/span';

export interface SurveyedYaml {
  /** How many collections stand within each other at most. */
  readonly depth: number;
  /** Where a quote begins that is not closed as the library sees it. */
  readonly unclosed: number | undefined;
  /** Where tabs are part of a text or comment, in order. */
  readonly texts: readonly Span[];
  /** Lists and mappings in brackets that stand in no other; in order. */
  readonly inBrackets: readonly Span[];
}

interface Look {
  readonly token: CST.Token;
  readonly depth: number;
}

/** Goes through all tokens without calling itself. */
export function surveyYaml(tokens: readonly CST.Token[]): SurveyedYaml {
  const texts: Span[] = [];
  const inBrackets: Span[] = [];
  let deepest = 0;
  let unclosed: number | undefined;
  const waiting: Look[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let look = waiting.pop(); look; look = waiting.pop()) {
    const { token, depth } = look;
    deepest = Math.max(deepest, depth);
    if (isText(token)) texts.push(span(token.offset, token.offset + token.source.length));
    if (isOpenQuote(token)) unclosed = Math.min(unclosed ?? token.offset, token.offset);
    if (token.type === 'flow-collection') {
      const last = token.end.at(-1);
      inBrackets.push(span(token.offset, last ? last.offset + last.source.length : Number.MAX_SAFE_INTEGER));
    }
    for (const each of tokensIn(token)) waiting.push({ token: each, depth: isCollection(token) ? depth + 1 : depth });
  }
  return { depth: deepest, unclosed, texts: texts.sort(byStart), inBrackets: outermost(inBrackets.sort(byStart)) };
}

function byStart(one: Span, other: Span): number {
  return one.start - other.start;
}

function outermost(spans: readonly Span[]): readonly Span[] {
  let end = -1;
  return spans.filter((each) => {
    const isOutermost = each.start >= end;
    if (isOutermost) end = each.end;
    return isOutermost;
  });
}

function isText(token: CST.Token): token is CST.FlowScalar | CST.BlockScalar | CST.SourceToken {
  switch (token.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'block-scalar':
    case 'comment':
      return true;
    default:
      return false;
  }
}

function isOpenQuote(token: CST.Token): boolean {
  switch (token.type) {
    case 'single-quoted-scalar':
      return !/^'(?:[^']|'')*'$/.test(token.source);
    case 'double-quoted-scalar':
      return !/^"(?:[^"\\]|\\[\s\S])*"$/.test(token.source);
    default:
      return false;
  }
}

function isCollection({ type }: CST.Token): boolean {
  return type === 'block-map' || type === 'block-seq' || type === 'flow-collection';
}

function tokensIn(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case 'document':
      return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
    case 'block-map':
    case 'block-seq':
    case 'flow-collection':
      return token.items.flatMap(({ start, key, sep, value }) => [
        ...start,
        ...(key ? [key] : []),
        ...(sep ?? []),
        ...(value ? [value] : []),
      ]);
    case 'scalar':
    case 'alias':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'doc-end':
      return token.end ?? [];
    case 'block-scalar':
      return token.props;
    default:
      return [];
  }
}
