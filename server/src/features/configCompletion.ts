/** What can be written in a configuration file of a runtime: keys, headers and values, from what is known of its keys. */
import { type Span, span } from '../base/span';
import { type ConfigFile, isMasked } from '../formats/configFile';
import { placeAt, writingOf } from '../formats/keys/placeAt';
import { shapeOfUnfinished } from '../formats/keys/shapeAt';
import type { WrittenFile } from '../formats/writtenFiles';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { dottedNameItems } from './configCompletion/dottedNames';
import { headerItems } from './configCompletion/headers';
import { nameItems } from './configCompletion/names';
import type { ConfigItem, ConfigItems, ConfigRequest } from './configCompletion/request';
import { shellQuoting } from './configCompletion/shellQuoting';
import { valueItems } from './configCompletion/values';
import { contextAt } from './context/contextAt';
import { placeIn, type WrittenPlace, writtenFileAt } from './context/writtenFileAt';

/** The character that made the editor ask; undefined if the user did, or typed a letter. */
type Trigger = string | undefined;

/** Undefined for a format whose keys are not known, and where nothing can be written. */
export function configCompletion(
  file: ConfigFile,
  offset: number,
  trigger?: Trigger,
  isOneLine = false,
): ConfigItems | undefined {
  const root = shapeOfUnfinished(file);
  const syntax = writingOf(file.format);
  const place = root && placeAt(file, offset);
  if (
    !place ||
    !syntax ||
    isMasked(file, place.replace) ||
    file.text.slice(place.replace.start, place.replace.end).includes('\n')
  ) {
    return undefined;
  }
  const request: ConfigRequest = { file, syntax, offset, place, root, isOneLine };
  if (!isWorthAsking(request, trigger)) return undefined;
  const { wanted, replace } = place;
  const missingAt = wanted.kind === 'table' ? undefined : wanted.comma.missingAt;
  const before = missingAt === undefined ? {} : { before: { offset: missingAt, text: ',' } };
  return { replace, items: itemsFor(request), ...before };
}

/** The same in a text that a function of a BitBake file writes; undefined elsewhere, and in what BitBake expands. */
export function writtenCompletion(tree: SyntaxTree, offset: number, trigger?: Trigger): ConfigItems | undefined {
  const here = writtenFileAt(tree, offset);
  if (!here || contextAt(tree, offset)?.kind !== 'shellWord') return undefined;
  return completionInCode(here, { text: tree.text, body: here.body, offset, trigger });
}

/** The same in a script that writes these files. */
export function scriptCompletion(
  files: readonly WrittenFile[],
  text: string,
  offset: number,
  trigger?: Trigger,
): ConfigItems | undefined {
  const here = placeIn(files, offset);
  return here && completionInCode(here, { text, body: span(0, text.length), offset, trigger });
}

interface CodePlace {
  /** Of the file that holds the code. */
  readonly text: string;
  readonly body: Span;
  readonly offset: number;
  readonly trigger: Trigger;
}

function completionInCode(here: WrittenPlace, { text, body, offset, trigger }: CodePlace): ConfigItems | undefined {
  const { file, spanOf } = here.written;
  const quoting = shellQuoting(text, body, offset);
  const found = configCompletion(file, here.offset, trigger, quoting !== undefined);
  if (!found) return undefined;
  const { before } = found;
  const replace = spanOf(found.replace);
  const shifted = before && {
    before: { ...before, offset: spanOf({ start: before.offset - 1, end: before.offset }).end },
  };
  if (!quoting) return { ...found, replace, ...shifted };
  const items = found.items.map((item) => ({
    ...item,
    insert: quoting.written(item.insert),
    filter: quoting.written(item.filter),
  }));
  return { items, replace: withEscape(text, replace), ...shifted };
}

/** The backslash before a quote that is replaced goes with it. */
function withEscape(text: string, { start, end }: Span): Span {
  const isEscaped = end > start && /["'\\]/.test(text.charAt(start)) && text.charAt(start - 1) === '\\';
  return { start: isEscaped ? start - 1 : start, end };
}

/** A blank and a sign open a list only where a value is known, a bracket or a dot only where a header or a value is. */
function isWorthAsking({ place: { wanted }, syntax }: ConfigRequest, trigger: Trigger): boolean {
  switch (trigger) {
    case undefined:
    case '"':
      return true;
    case "'":
      return syntax === 'toml';
    case '.':
      return wanted.kind === 'table' || syntax === 'entries' || syntax === 'toml';
    case '[':
      return wanted.kind !== 'name';
    case ' ':
    case '=':
    case ':':
      return wanted.kind === 'value';
    default:
      return false;
  }
}

function itemsFor(request: ConfigRequest): readonly ConfigItem[] {
  const { syntax, file, place } = request;
  const { wanted, replace } = place;
  switch (wanted.kind) {
    case 'value':
      return valueItems(request, wanted.comma);
    case 'table':
      return headerItems(request, wanted.keys);
    case 'name': {
      if (syntax === 'entries' || syntax === 'assignments') return dottedNameItems(request, wanted);
      const names = nameItems(request, wanted);
      // Below a key of YAML, and behind a dash, may stand a plain value.
      if (syntax === 'yaml' && names.length === 0) return valueItems(request, wanted.comma);
      const lineStart = file.text.lastIndexOf('\n', replace.start - 1) + 1;
      const isFirst = !wanted.hasValue && file.text.slice(lineStart, replace.start).trim() === '';
      const hasHeaders = isFirst && ((syntax === 'toml' && !wanted.isInline) || syntax === 'unit');
      return hasHeaders ? [...names, ...headerItems(request, [])] : names;
    }
  }
}
