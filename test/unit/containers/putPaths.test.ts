import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mayHold, pathsPut } from '../../../server/src/containers/putPaths';

const values: Readonly<Record<string, string>> = { sysconfdir: '/etc', APP: '/opt/app', DATA: '${APP}/data' };

function put(...lines: readonly string[]) {
  const { files, folders, trees } = pathsPut(`${lines.join('\n')}\n`, (name) => values[name]);
  return { files: [...files], folders: [...folders], trees: [...trees] };
}

describe('Where shell functions put files', () => {
  it('tells folders', () => {
    assert.deepEqual(put('install -m 0750 -d ${D}${APP}/bin "${D}${DATA}/"', 'mkdir -p $D/srv'), {
      files: [],
      folders: ['/opt/app/bin', '/opt/app/data', '/srv'],
      trees: [],
    });
  });

  it('tells the files that are installed or written', () => {
    const { files, trees } = put(
      '# cp -r x ${D}/',
      'install -d ${D}/opt/bin',
      'install -m 0755 -o root a.sh \\',
      '    ${D}/opt/bin',
      'if true; then install -Dm644 a ${D}/opt/b; fi',
      'install -m 0644 x y ${D}${sysconfdir}/',
      'echo "a" > ${D}/opt/c',
      'cat >>${D}/opt/d << EOF',
      'touch ${D}/opt/e',
      'chmod 0600 ${D}/opt/f',
    );
    assert.deepEqual(trees, []);
    assert.deepEqual(files, ['/opt/bin/a.sh', '/opt/b', '/etc/x', '/etc/y', '/opt/c', '/opt/d', '/opt/e']);
  });

  it('tells how far nothing is known', () => {
    const { trees } = put(
      'cp -r src ${D}/opt/a',
      'install -m 0644 *.conf ${D}${sysconfdir}/',
      'for f in a b; do install -m 0644 $f ${D}/opt/b/$f; done',
      'install -d ${D}/opt/c/{x,y}',
      'ln -s /run ${D}/opt/d',
      'local to=${D}/opt/e',
      'install -m 0644 a ${D}${UNKNOWN}/a',
    );
    assert.deepEqual(trees.toSorted(), ['/', '/etc', '/opt/a', '/opt/b', '/opt/c', '/opt/d', '/opt/e']);
    assert.deepEqual(put('oe_runmake install DESTDIR=${D}').trees, ['/']);
    assert.deepEqual(put('autotools_do_install').trees, ['/']);
  });

  it('may hold what is there, on the way, or in a tree', () => {
    const paths = pathsPut('install -D a ${D}/opt/app/a\ncp -r x ${D}/srv/x\n', () => undefined);
    for (const path of ['/opt', '/opt/app', '/opt/app/a', '/srv', '/srv/x/y/z']) assert.ok(mayHold(paths, path), path);
    for (const path of ['/opt/app/b', '/opt/app/a/b', '/opt/ap', '/srv/xy']) assert.ok(!mayHold(paths, path), path);
  });
});
