import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writtenFiles } from '../../../server/src/formats/writtenFiles';
import { editedFiles } from '../../../server/src/formats/writtenFiles/editedFiles';
import { parse } from '../../../server/src/syntax/bitbake/parse';

/** Long enough for what takes the square of it to show. */
const count = 20_000;

const hostile: Readonly<Record<string, readonly string[]>> = {
  'names that are made of each other': [
    'python do_install() {',
    `    a = "x" + ${'b + '.repeat(count / 10)}"y"`,
    `    b = "x" + ${'a + '.repeat(count / 10)}"y"`,
    `    a = ${'b + '.repeat(100)}"y"`,
    `    with open(${'a + '.repeat(100)}"/etc/docker/daemon.json", "w") as f:`,
    '        f.write(a)',
    '}',
  ],
  'braces that are never closed': [
    'python do_install() {',
    `    with open("/etc/docker/daemon.json", "w") as f:`,
    `        f.write(f"${'{a'.repeat(count)}")`,
    '}',
  ],
  'a text that is put together line by line': [
    'python do_install() {',
    '    text = ""',
    ...Array.from({ length: count }, () => '    text += "a = 1"'),
    '    open("/etc/containers/containers.conf", "w").write(text)',
    '}',
  ],
  'a long text': [
    'python do_install() {',
    `    open("/etc/containers/containers.conf", "w").write("${'a'.repeat(count * 10)}" + "b")`,
    '}',
  ],
  'scripts of sed that are never closed': [
    'do_install() {',
    ...['${', '\\(', '[', '.*', 's/a/'].flatMap((part) => [
      `    sed -i 's/^${part.repeat(1500)}a = .*/b = "c"/' $D/etc/containers/containers.conf`,
      `    sed -i 's/^a = .*/b = ${part.repeat(1500)}"/' $D/etc/containers/containers.conf`,
      `    sed -i -e ${`'s/^a = .*/b = "c"/' -e `.repeat(200)} x $D/etc/containers/containers.conf`,
    ]),
    '}',
  ],
  'many lines of echo': [
    'do_install() {',
    ...Array.from({ length: count / 4 }, () => '    if a; then echo "a = 1" >> $D/etc/containers/containers.conf; fi'),
    '}',
  ],
};

describe('Files that functions write', () => {
  for (const [what, lines] of Object.entries(hostile)) {
    it(`are looked for in bounded time in ${what}`, () => {
      const tree = parse(`${lines.join('\n')}\n`, 'recipe');
      const before = process.cpuUsage().user;
      assert.ok(writtenFiles(tree).length <= 1);
      editedFiles(tree, '/x.bb');
      assert.ok(process.cpuUsage().user - before < 3_000_000, 'it takes too long');
    });
  }
});
