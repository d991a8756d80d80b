/** The structural features and the rules on texts that nobody would write. */
import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import type { Span } from '../../../server/src/base/span';
import { allSafeEdits } from '../../../server/src/features/codeActions';
import { codeLenses } from '../../../server/src/features/codeLenses';
import { fileMeant } from '../../../server/src/features/context/fileMeant';
import { describeRecipe } from '../../../server/src/features/describe/recipes';
import { diagnostics } from '../../../server/src/features/diagnostics';
import { documentSymbols, type OutlineSymbol } from '../../../server/src/features/documentSymbols';
import { embeddedDocument } from '../../../server/src/features/embeddedDocument';
import { folds } from '../../../server/src/features/folding';
import { implementations } from '../../../server/src/features/implementation';
import { linkedSpans } from '../../../server/src/features/linkedEditing';
import { recipeReferences } from '../../../server/src/features/recipeReferences';
import { selectionSpans } from '../../../server/src/features/selection';
import { semanticTokens } from '../../../server/src/features/semanticTokens';
import { signatureHelp } from '../../../server/src/features/signatureHelp';
import type { SignatureHelp } from '../../../server/src/features/signatureHelp/signature';
import { sourceFileReferences } from '../../../server/src/features/sourceFileUsers';
import { usesIn } from '../../../server/src/features/uses/fileUses';
import { statementUses } from '../../../server/src/features/uses/statementUses';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import type { SourceFile } from '../../../server/src/project/snapshot';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { scanShell } from '../../../server/src/syntax/shell/shellScan';
import { caseDocuments, composedDocument } from '../../fuzz/documents';
import { applyEdit, randomEdit } from '../../fuzz/edits';
import { seededRandom } from '../../fuzz/random';
import { MemoryFiles } from '../project/memoryFiles';

const nothing = { workspaceFolders: [], buildFolder: undefined, openFiles: [] };
const index = new ProjectIndex(new MemoryFiles());
const snapshot = runAtOnce(index.build(nothing));

describe('Any text', () => {
  it('gives spans inside of it, in order, from every structural feature and rule', () => {
    const random = seededRandom(3);
    const cases = caseDocuments();
    for (let count = 0; count < 1500; count++) {
      const document = composedDocument(random, cases);
      let { text } = document;
      for (let edits = 1 + random.below(5); edits > 0; edits--) text = applyEdit(text, randomEdit(random, text));
      const file = { path: '/layer/recipes/x.bb', tree: parse(text, document.dialect) };
      try {
        checkFeatures(file);
      } catch (error) {
        throw new Error(`Fails on ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });

  for (const [name, text] of Object.entries(slowTexts(4000))) {
    it(`takes time in proportion to its length: ${name}`, () => {
      const longer = slowTexts(32_000)[name] ?? '';
      // Eight times the text in less than thirty times the time: quadratic would be sixty-four.
      const [short, long] = [timeOf(text), timeOf(longer)];
      assert.ok(long < Math.max(25, short * 30), `${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`);
    });
  }
});

function checkFeatures(file: SourceFile): void {
  const whole = { start: 0, end: file.tree.text.length };
  let end = 0;
  for (const { span } of semanticTokens(file)) {
    assert.ok(span.start >= end && span.end > span.start);
    end = span.end;
  }
  assert.ok(end <= whole.end);
  for (const { span } of folds(file)) checkInside(span, whole);
  for (const symbol of documentSymbols(file)) checkSymbol(symbol, whole);
  for (const offset of offsetsIn(whole)) {
    checkSelection(selectionSpans(file, offset), offset, whole);
    checkSignatures(signatureHelp(snapshot, file, offset));
    fileMeant(snapshot, file, offset);
    for (const span of linkedSpans(file, offset) ?? []) checkInside(span, whole);
    const embedded = embeddedDocument(file, offset);
    assert.equal(embedded?.text.length ?? whole.end, whole.end);
  }
  checkRecipes(file, whole);
  const { fault } = scanShell(file.tree.text, 0, whole.end);
  if (fault) checkInside(fault.span, whole);
  const found = diagnostics(snapshot, file);
  for (const { span, message, fix } of found) {
    checkInside(span, whole);
    assert.ok(message.length > 0);
    for (const edit of fix?.edits ?? []) checkInside(edit.span, whole);
  }
  checkUses(file, whole);
  let reach = 0;
  for (const { span } of allSafeEdits(found)) {
    assert.ok(span.start >= reach);
    reach = span.end;
  }
}

/** The file itself is the recipe that others would name. */
function checkRecipes(file: SourceFile, whole: Span): void {
  index.open(file.path, file.tree);
  const withFile = index.snapshot;
  const read = (path: string) => (path === file.path ? file.tree : undefined);
  codeLenses(withFile, file);
  describeRecipe(withFile, 'x', read);
  for (const offset of offsetsIn(whole)) {
    implementations(withFile, file, offset);
    const search = recipeReferences(withFile, read, file, offset, false);
    for (const { spans } of runAtOnce(search)) for (const span of spans) checkInside(span, whole);
    runAtOnce(sourceFileReferences(withFile, read, file, offset));
  }
}

/** What a statement uses is found again by its name. */
function checkUses({ tree }: SourceFile, whole: Span): void {
  let named: string | undefined;
  tree.statements.forEach((statement, index) => {
    for (const { span, text } of statementUses(tree, { statement, start: tree.starts[index] ?? 0 })) {
      checkInside(span, whole);
      named ??= text;
    }
  });
  if (named === undefined) return;
  const languages = new Set(['shell', 'python', 'def'] as const);
  const found = usesIn(tree, [
    { space: 'datastore', text: named, languages },
    { space: 'class', text: named, languages },
  ]);
  assert.ok(found.length > 0, `no use of ${named} is found again`);
}

function checkSymbol({ span, selection, children, name }: OutlineSymbol, outer: Span): void {
  checkInside(span, outer);
  checkInside(selection, span);
  assert.notEqual(name, '');
  for (const child of children) checkSymbol(child, span);
}

/** Some places all over the text, its ends among them. */
function offsetsIn({ end }: Span): readonly number[] {
  return Array.from({ length: 6 }, (_, index) => Math.floor((end * index) / 5));
}

function checkSelection(spans: readonly Span[], offset: number, whole: Span): void {
  assert.deepEqual(spans.at(-1), whole);
  let inner: Span = { start: offset, end: offset };
  for (const each of spans) {
    checkInside(inner, each);
    inner = each;
  }
}

function checkSignatures(help: SignatureHelp | undefined): void {
  if (!help) return;
  const active = help.signatures[help.activeSignature];
  assert.ok(active && (help.activeParameter ?? 0) <= active.parameters.length);
}

function checkInside(span: Span, outer: Span): void {
  assert.ok(
    outer.start <= span.start && span.start <= span.end && span.end <= outer.end,
    JSON.stringify({ span, outer }),
  );
}

function slowTexts(lineCount: number): Readonly<Record<string, string>> {
  const lines = (line: string): string => line.repeat(lineCount);
  return {
    'one variable appended to': lines('A:append = "x"\n'),
    'findings with fixes': lines('A="x"\n'),
    'unclosed expansions': `A = "${lines('${b ')}"\n`,
    'expansions inside of expansions': `A = "${lines('${b${c}')}"\n`,
    'misspelt names': lines('OCI_IMAGE_ENTRYPONT = "x"\n'),
    'quotes and number signs': lines('A = "x" # "\n'),
    'here-documents that do not end': `do_x() {\n  a\n${lines('b <<EOF\n')}}\n`,
    'quotes in shell code': `do_x() {\n  a\n${lines(`b '"\n`)}}\n`,
    'brackets in Python code': `python do_x() {\n  a\n${lines('b([{\n')}}\n`,
    'words after a directive': `inherit ${lines('a, ')}\n`,
    'commands in quotes': `do_x() {\n${lines('a "$(b `c\n')}}\n`,
    'cases without an end': `do_x() {\n${lines('case a in b) c <<E\n')}}\n`,
    'strings of calls in values': `A = "${lines("${@f('a', d.getVar('B'))} ")}"\n`,
    'parentheses of Python': `python do_x() {\n${lines('  .getVar("a" (\n')}}\n`,
  };
}

function timeOf(text: string): number {
  const start = performance.now();
  checkFeatures({ path: '/layer/recipes/x.bb', tree: parse(text, 'recipe') });
  return performance.now() - start;
}
