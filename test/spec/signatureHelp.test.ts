/**
 * What can be written at the cursor: the signature that fits, its parameter at the cursor between « and »; `forms N` where there are several,
 * `parameter: TEXT` for what is said of the parameter, `nothing` where nothing is known.
 */
import assert from 'node:assert/strict';
import { signatureHelp } from '../../server/src/features/signatureHelp';
import type { SignatureHelp } from '../../server/src/features/signatureHelp/signature';
import { checkCursorCases } from './cursorCase';
import { sourcesOfProject } from './sourcesOfProject';

checkCursorCases('signatureHelp', ({ snapshot, file, offset, expected }) => {
  const found = signatureHelp(snapshot, file, offset, sourcesOfProject(file));
  const shown = found ? shownHelp(found) : ['nothing'];
  assert.deepEqual(
    expected.length === 1 ? shown.slice(0, 1) : shown.filter((line) => isAsked(line, expected)),
    expected,
  );
});

/** All lines that a case may name, the signature first. */
function shownHelp({ signatures, activeSignature, activeParameter }: SignatureHelp): readonly string[] {
  const signature = signatures[activeSignature];
  assert.ok(signature);
  const { label, parameters } = signature;
  const active = activeParameter === undefined ? undefined : parameters[activeParameter];
  if (!active) return [label, `forms ${signatures.length}`];
  const { start, end } = active.span;
  const marked = `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
  return [marked, `forms ${signatures.length}`, `parameter: ${active.meaning}`];
}

function isAsked(line: string, expected: readonly string[]): boolean {
  const kind = ['forms ', 'parameter: '].find((each) => line.startsWith(each));
  return kind === undefined || expected.some((each) => each.startsWith(kind));
}
