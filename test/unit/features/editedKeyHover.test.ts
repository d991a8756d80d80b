import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writtenKeyHover } from '../../../server/src/features/configKeyHover';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const recipe = [
  'do_install:append() {',
  '    sed -i -e \'s/^cgroup_manager = .*/cgroup_manager = "systemd"/\' \\',
  '        -e \'/^\\[storage\\]/a driver = "vfs"\' ${D}${sysconfdir}/containers/containers.conf',
  '    sed -i \'s/^\\(runroot\\) = .*/\\1 = "/run"/\' ${D}${sysconfdir}/containers/storage.conf',
  '    sed -i \'s|^driver = .*|driver = "vfs"|\' ${D}${sysconfdir}/containers/storage.conf',
  '    sed -i \'s|^runtime = .*|runtime = "crun"|\' ${D}${sysconfdir}/app.conf',
  '}',
  '',
].join('\n');
const tree = parse(recipe, 'recipe');

/** The first line of the hover on the last letter of a text. */
function hoverAt(text: string): string | undefined {
  const at = recipe.indexOf(text);
  assert.notEqual(at, -1);
  return writtenKeyHover(tree, at + text.length - 1)?.markdown.split('\n')[0];
}

describe('The hover in what `sed -i` puts into a configuration file', () => {
  it('tells of the key, and marks it there', () => {
    assert.match(hoverAt('/cgroup_manager = "s'.slice(0, 15)) ?? '', /^`engine\.cgroup_manager`/);
    assert.match(hoverAt('|driver') ?? '', /^`storage\.driver`/);
    const at = recipe.indexOf('|driver');
    const found = writtenKeyHover(tree, at + 3);
    assert.equal(found && recipe.slice(found.span.start, found.span.end), 'driver');
  });

  it('says nothing of the pattern, of commands and of files that are none', () => {
    assert.equal(hoverAt("'s/^cgroup_manager"), undefined);
    assert.equal(hoverAt('sed -i'), undefined);
    assert.equal(hoverAt('|runtime'), undefined);
  });
});
