import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runLint } from '../../../server/src/cli/lint';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'metavirt-lint-')));
after(() => rmSync(folder, { recursive: true }));

describe('metavirt lint, on configuration files of runtimes', () => {
  it('takes those of a folder that are told for certain, and leaves other files alone', async () => {
    write('layer/conf/layer.conf', 'BBPATH .= ":${LAYERDIR}"\nBBFILE_COLLECTIONS += "example"\n');
    write('layer/recipes-a/a/a.bb', 'LICENSE = "CLOSED"\n');
    write('layer/recipes-a/a/files/daemon.json', '{"debug": true,}\n');
    write('layer/recipes-a/a/files/other.json', '{"debug": true,}\n');
    write('layer/recipes-a/a/files/other.conf', 'this is = not BitBake\n');
    write('layer/.vscode/daemon.json', '{"debug": true,}\n');
    write('layer/build/conf/bblayers.conf', '');
    write('layer/build/tmp/work/daemon.json', '{"debug": true,}\n');
    const { exitCode, out } = await lint(join(folder, 'layer'), '--format', 'json');
    // dockerd does not start with that file.
    assert.equal(exitCode, 1);
    assert.deepEqual(
      (JSON.parse(out) as { file: string; rule: string }[]).map(({ file, rule }) => [file.slice(folder.length), rule]),
      [['/layer/recipes-a/a/files/daemon.json', 'invalid-json']],
    );
  });

  it('tells by the recipe beside it what a file is that is named alone', async () => {
    const target = '${D}${sysconfdir}/docker/daemon.json';
    const recipe = `do_install() {\n    install -m 0644 \${WORKDIR}/settings ${target}\n}\n`;
    for (const place of ['meta-b/recipes-b/b', 'loose']) {
      write(`${place}/b_1.0.bb`, recipe);
      const settings = write(`${place}/files/settings`, '{"debug": true,}\n');
      assert.deepEqual(await rulesIn(settings), ['invalid-json']);
    }
  });

  it('tells of UTF-16 where the reader does not take it', async () => {
    const texts = [
      ['daemon.json', '{"debug": true}\n', ['not-utf-8']],
      ['registries.conf', 'unqualified-search-registries = []\n', ['not-utf-8']],
      // Readers of YAML tell it by the byte order mark.
      ['registries.yaml', 'mirrors:\n', []],
    ] as const;
    for (const [name, text, rules] of texts) {
      const file = write(`wide/${name}`, '');
      const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
      for (const each of [bytes, Buffer.from(bytes).swap16()]) {
        writeFileSync(file, each);
        assert.deepEqual(await rulesIn(join(folder, 'wide')), rules);
      }
      rmSync(file);
    }
    const file = write('wide/daemon.json', '');
    writeFileSync(file, '\uFEFF{}\n', 'utf16le');
    assert.match((await lint(file)).out, /The file is UTF-16, and dockerd does not start\. Write it as UTF-8\./);
  });

  it('takes files of kas beside the layers of a folder, and no others of YAML there', async () => {
    write('checkout/meta-a/conf/layer.conf', 'BBPATH .= ":${LAYERDIR}"\nBBFILE_COLLECTIONS += "a"\n');
    const broken = 'header:\n  version: 14\nmachin: qemuarm64\n';
    for (const path of ['kas.yml', 'kas/parts/one.yml', '.config.yaml', 'ci/kas/two.yaml'])
      write(`checkout/${path}`, broken);
    write('checkout/.github/workflows/kas.yml', broken);
    write('checkout/docker-compose.yml', 'services:\n\tapp:\n');
    write('checkout/playbook.yaml', '- hosts: all\n\ttasks:\n');
    write('checkout/build/conf/bblayers.conf', '');
    write('checkout/build/kas.yml', broken);
    const { out } = await lint(join(folder, 'checkout'), '--format', 'json');
    assert.deepEqual(
      (JSON.parse(out) as { file: string; rule: string }[])
        .map(({ file, rule }) => [file.slice(folder.length + '/checkout/'.length), rule])
        .sort(),
      ['.config.yaml', 'ci/kas/two.yaml', 'kas.yml', 'kas/parts/one.yml'].map((path) => [path, 'unknown-config-key']),
    );
  });

  it('mends the indentation of YAML, and heeds comments there', async () => {
    const file = write(
      'yaml/registries.yaml',
      'mirrors:\n\tdocker.io:\n\t\tendpoint:\n\t\t\t- https://mirror.example\n',
    );
    assert.equal((await lint(file, '--fix')).exitCode, 0);
    assert.equal(readFileSync(file, 'utf8'), 'mirrors:\n  docker.io:\n    endpoint:\n      - https://mirror.example\n');
    write(
      'yaml/registries.yaml',
      'mirrors:\n  # metavirt: ignore unknown-config-key -- of a later k3s\n  a: {some: thing}\n',
    );
    assert.deepEqual(JSON.parse((await lint(file, '--format', 'json')).out), []);
  });

  it('takes one that is named, and mends it', async () => {
    const file = write('one/lxc.conf', 'lxc.utsname = app\n');
    const { exitCode } = await lint(file, '--fix');
    assert.equal(exitCode, 0);
    assert.equal(readFileSync(file, 'utf8'), 'lxc.uts.name = app\n');
  });

  it('leaves out what a comment suppresses, and tells of a comment that suppresses nothing', async () => {
    const comment = '# metavirt: ignore old-lxc-key -- for LXC 2';
    const file = write('suppressed/lxc.conf', `${comment}\nlxc.utsname = app\n${comment}\nlxc.arch = amd64\n`);
    const { out } = await lint(file, '--format', 'json');
    assert.deepEqual(
      (JSON.parse(out) as { line: number; rule: string }[]).map(({ line, rule }) => [line, rule]),
      [[3, 'unused-suppression']],
    );
  });

  it('says so of a file that it does not know', async () => {
    const { exitCode, err } = await lint(write('unknown/a.json', '{}'));
    assert.equal(exitCode, 1);
    assert.match(err, /a\.json: no configuration file that metavirt knows/);
  });
});

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function lint(
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly out: string; readonly err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runLint(args, { out: (text) => out.push(text), err: (text) => err.push(text) });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

async function rulesIn(path: string): Promise<readonly string[]> {
  const { out } = await lint(path, '--format', 'json');
  return (JSON.parse(out) as { rule: string }[]).map(({ rule }) => rule);
}
