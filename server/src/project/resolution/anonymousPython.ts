/** What an anonymous function does for certain when BitBake runs it: told from the lines that no condition guards. */
import type { Span } from '../../base/span';

export type CertainOutcome =
  /** It stops BitBake: with `bb.fatal`, or since it calls a name that nothing defines. */
  | { readonly kind: 'fatal' | 'undefined name'; readonly span: Span; readonly name: string }
  /** It sets a variable whose name BitBake takes for the old override syntax. */
  | { readonly kind: 'old override'; readonly span: Span; readonly name: string };

const guard = /^(?:if|elif|else|for|while|try|except|finally|with|def|class|async|match)\b/;
const leaves = /^\s*(?:return|raise)\b/;
const setsVariable = /^d\.(?:setVar|appendVar|prependVar)\(\s*(["'])([^"'\\]{1,200})\1/;
const namesOnly = /^([A-Za-z_]\w{0,100})(?:\(|$)/;

/**
 * The first certain outcome among the unconditional lines of a body, in order. `isDefined` tells whether a name exists outside of the
 * function. Silent after the first line that may leave the function or change what names there are.
 */
export function certainOutcome(body: string, isDefined: (name: string) => boolean): CertainOutcome | undefined {
  const lines = body.split('\n');
  const first = lines.find((line) => line.trim() !== '' && !line.trim().startsWith('#')) ?? '';
  const indentation = first.length - first.trimStart().length;
  // Whatever a line above does with a name, in a block of its own or not, may have bound it.
  const mentioned = new Set<string>();
  let above = '';
  let offset = 0;
  for (const line of lines) {
    const start = offset + indentation;
    offset += line.length + 1;
    for (const word of above.match(/\w+/g) ?? []) mentioned.add(word);
    above = line;
    const content = line.slice(indentation);
    const isTopLevel = line.trim() !== '' && content.trimStart() === content && !content.startsWith('#');
    if (!isTopLevel) {
      // Inside a block, and a way out of the function: what follows may never run.
      if (leaves.test(line)) return undefined;
      continue;
    }
    if (guard.test(content)) continue;
    if (leaves.test(content)) return undefined;
    const outcome = outcomeOf(content.trimEnd(), start, (name) => mentioned.has(name) || isDefined(name));
    if (outcome) return outcome;
    const isUnderstood = /^(?:[A-Za-z_]\w*\s*(?:=|\+=)|import\s|[\w.]+\()/.test(content);
    // Several targets, `from x import *`, a continued line: more names than this reads.
    if (!isUnderstood) return undefined;
  }
  return undefined;
}

function outcomeOf(content: string, start: number, isDefined: (name: string) => boolean): CertainOutcome | undefined {
  const span = { start, end: start + content.length };
  if (/^bb\.fatal\(/.test(content)) return { kind: 'fatal', span, name: 'bb.fatal' };
  const variable = setsVariable.exec(content)?.[2];
  if (variable !== undefined && /_(?:append|prepend|remove)/.test(variable))
    return { kind: 'old override', span, name: variable };
  const name = namesOnly.exec(content)?.[1];
  if (name === undefined || pythonNames.has(name) || isDefined(name)) return undefined;
  return { kind: 'undefined name', span: { start, end: start + name.length }, name };
}

/** Names that BitBake's Python always knows: keywords that may begin a line, built-in functions, and what BitBake imports. */
const pythonNames = new Set(
  (
    'pass break continue global nonlocal del assert print yield await lambda not None True False ' +
    'abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod ' +
    'enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance ' +
    'issubclass iter len list locals map max memoryview min next object oct open ord pow property range repr reversed round ' +
    'set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ exit quit ' +
    'bb d os sys time oe'
  ).split(' '),
);
