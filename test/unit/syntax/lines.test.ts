import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { datastoreCallsIn } from '../../../server/src/syntax/bitbake/datastoreCalls';
import { statementLines } from '../../../server/src/syntax/python/statementLines';
import { commandLines } from '../../../server/src/syntax/shell/commandLines';

describe('Lines of shell code', () => {
  const commands = (text: string) => begun(text, commandLines(text, 0, text.length));

  it('are all lines that are neither quoted nor in a here-document', () => {
    assert.deepEqual(commands("a 'b\nc' d\ne\n"), ["a 'b", 'e']);
    assert.deepEqual(commands('a "b\n\\"c\n" d\ne\n'), ['a "b', 'e']);
    assert.deepEqual(commands('cat <<EOF > x\nb\nEOF\nc\n'), ['cat <<EOF > x', 'c']);
    assert.deepEqual(commands("cat <<-'A' <<B\n1\nA\n2\nB\nc\n"), ["cat <<-'A' <<B", 'c']);
  });

  it('are not misled by comments, shifts, here-strings and escaped quotes', () => {
    assert.deepEqual(commands("a # don't\nb\n"), ["a # don't", 'b']);
    assert.deepEqual(commands('x=$((1 << 4))\nb\n'), ['x=$((1 << 4))', 'b']);
    assert.deepEqual(commands('cat <<< word\nb\n'), ['cat <<< word', 'b']);
    assert.deepEqual(commands("a \\' b\nc\n"), ["a \\' b", 'c']);
  });

  it('end with the text if a quote or here-document does not', () => {
    assert.deepEqual(commands("a '\nb"), ["a '"]);
    assert.deepEqual(commands('cat <<EOF\nb'), ['cat <<EOF']);
  });
});

describe('Lines of Python code', () => {
  const statements = (text: string) => begun(text, statementLines(text, 0, text.length));

  it('are all lines that continue neither a string nor a bracket', () => {
    assert.deepEqual(statements('a = """\nb\n"""\nc\n'), ['a = """', 'c']);
    assert.deepEqual(statements('a = {\n"b": [\n1]}\nc\n'), ['a = {', 'c']);
    assert.deepEqual(statements("a = '(' # (\nb = '\\'('\nc\n"), ["a = '(' # (", "b = '\\'('", 'c']);
  });

  it('end with the text if a string does not', () => {
    assert.deepEqual(statements("a = '''\nb"), ["a = '''"]);
  });
});

describe('Calls of the datastore', () => {
  it('name the variables they read and change', () => {
    const text = 'd.getVar("A") d.setVar( \'B\', 1) bb.utils.contains("C:d", "x") e.delVarFlag("E", "f")';
    const calls = datastoreCallsIn(text, 0, text.length).map(({ access, name }) => [
      text.slice(name.start, name.end),
      access,
    ]);
    assert.deepEqual(calls, [
      ['A', 'read'],
      ['B', 'write'],
      ['C:d', 'read'],
      ['E', 'write'],
    ]);
  });

  it('are left out if the name is put together at run time', () => {
    const text = 'd.getVar("A_" + x) d.getVar(f"B") d.getVar("C %s" % x) getVar("D") x.other("E") d.getVar("F';
    const names = datastoreCallsIn(text, 0, text.length).map(({ name }) => text.slice(name.start, name.end));
    assert.deepEqual(names, []);
  });
});

/** The lines that begin at the offsets. */
function begun(text: string, starts: readonly number[]): readonly string[] {
  return starts.map((start) => text.slice(start).split('\n')[0] ?? '');
}
