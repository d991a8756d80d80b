import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lint, lintFolder, rulesIn } from './lintFolder';

const { path: folder, write, remove } = lintFolder();
after(remove);

const layerConf = 'BBPATH .= ":${LAYERDIR}"\nBBFILE_COLLECTIONS += "example"\n';
const mistakes = 'FOO="a"\nBAR:append += "é"\nOCI_LAYER_MODE = "x"\n';

describe('metavirt lint', () => {
  it('reports each finding as an object with places that count from 1', async () => {
    const recipe = write('json/recipes/a.bb', mistakes);
    const { exitCode, out } = await lint(recipe, '--format', 'json');
    assert.equal(exitCode, 0);
    assert.deepEqual(JSON.parse(out), [
      {
        file: recipe,
        line: 1,
        column: 4,
        endLine: 1,
        endColumn: 5,
        rule: 'operator-spacing',
        severity: 'warning',
        message: 'BitBake warns of missing blanks around `=`.',
        fix: { title: 'Put blanks around =', safe: true },
      },
      {
        file: recipe,
        line: 2,
        column: 12,
        endLine: 2,
        endColumn: 14,
        rule: 'operator-after-append',
        severity: 'warning',
        message:
          '`:append` with `+=`: BitBake warns that it does not recommend the two together. Write `=`, with the blank inside the quotes.',
        fix: { title: 'Write =', safe: true },
      },
      {
        file: recipe,
        line: 3,
        column: 19,
        endLine: 3,
        endColumn: 20,
        rule: 'unknown-value',
        severity: 'warning',
        message: '`x` is no value of OCI_LAYER_MODE. It is one of single, multi.',
      },
    ]);
  });

  it('says an error of an included file in the recipe alone where the file is not looked at', async () => {
    const include = write('included/recipes/parts.inc', 'A = "1"\nno statement\n');
    const recipe = write('included/recipes/a.bb', 'LICENSE = "CLOSED"\nrequire parts.inc\n');
    write('included/conf/layer.conf', layerConf);
    assert.deepEqual(rulesIn(await lint(recipe, '--format', 'json')), ['error-in-included-file']);
    assert.deepEqual(rulesIn(await lint(join(folder, 'included'), '--format', 'json')), ['unparsed-line']);
    assert.deepEqual(rulesIn(await lint(include, recipe, '--format', 'json')), ['unparsed-line']);
  });

  it('says one thing of a file that a brace in the first column cuts off', async () => {
    const body = 'do_install() {\n\tcat > ${D}/etc/docker/daemon.json <<-JSON\n{\n  "debug": true\n}\nJSON\n}\n';
    const recipe = write('cut/a.bb', `LICENSE = "CLOSED"\n${body}`);
    assert.deepEqual(rulesIn(await lint(recipe, '--format', 'json')), ['brace-in-here-document']);
  });

  it('prints an empty array where nothing is wrong', async () => {
    const { exitCode, out } = await lint(write('clean/a.bb', 'FOO = "a"\n'), '--format', 'json');
    assert.equal(exitCode, 0);
    assert.deepEqual(JSON.parse(out), []);
  });

  it('shows people the line with the place marked in it', async () => {
    const recipe = write('text/a.bb', '\nFOO\t="a"\n');
    assert.equal(
      (await lint(recipe)).out,
      [
        `${recipe}:2:5 warning operator-spacing`,
        '  BitBake warns of missing blanks around `=`.',
        '  2 | FOO ="a"',
        '    |     ^',
        '    = Put blanks around = (--fix)',
        '',
        '0 errors, 1 warning in 1 of 1 file.',
      ].join('\n'),
    );
  });

  it('gives SARIF with its rules', async () => {
    const recipe = write('sarif/a b.bb', mistakes);
    const log = JSON.parse((await lint(recipe, '--format', 'sarif')).out);
    const [run] = log.runs;
    assert.equal(log.version, '2.1.0');
    assert.equal(run.results.length, 3);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
    const { artifactLocation, region } = run.results[0].locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, `file://${folder}/sarif/a%20b.bb`);
    assert.deepEqual(region, { startLine: 1, startColumn: 4, endLine: 1, endColumn: 5 });
  });

  it('gives workflow commands without characters that end them', async () => {
    const recipe = write('github/a,b.bb', ' FOO = "a"\n');
    const { out, exitCode } = await lint(recipe, '--format', 'github');
    assert.equal(exitCode, 1);
    const file = recipe.replace(',', '%2C');
    assert.match(
      out,
      new RegExp(`^::error file=${file},line=1,endLine=1,col=1,endColumn=2,title=indented-statement::.+$`),
    );
  });

  it('looks through a layer, and takes only what BitBake reads', async () => {
    write('layer/conf/layer.conf', layerConf);
    write('layer/conf/ccache.conf', 'max_size = 5G\n');
    write('layer/recipes/app/a.bb', 'FOO="a"\n');
    write('layer/recipes/app/files/app.conf', 'name="x"\n');
    write('layer/recipes/app/notes.txt', 'FOO="a"\n');
    write('layer/classes/b.bbclass', 'FOO="a"\n');
    const { out } = await lint(join(folder, 'layer'), '--format', 'json');
    const files = (JSON.parse(out) as { file: string }[]).map(({ file }) => file.slice(folder.length));
    assert.deepEqual(files, ['/layer/classes/b.bbclass', '/layer/recipes/app/a.bb']);
  });

  it('looks at a file once that is named twice', async () => {
    const recipe = write('twice/a.bb', 'FOO="a"\n');
    assert.equal(JSON.parse((await lint(recipe, recipe, '--format', 'json')).out).length, 1);
  });

  it('applies safe fixes until none is left, and leaves the others', async () => {
    const recipe = write('fix/a.bb', 'FOO:append+="a"\nBAR = "b" # was "c"\n');
    const { out, exitCode } = await lint(recipe, '--fix');
    assert.equal(exitCode, 0);
    assert.equal(readFileSync(recipe, 'utf8'), 'FOO:append = " a"\nBAR = "b" # was "c"\n');
    assert.match(out, /^2 findings fixed\. 0 errors, 1 warning in 1 of 1 file\.$/m);
  });

  it('does not write a file in which there is nothing to fix', async () => {
    const recipe = write('unfixed/a.bb', 'BAR = "b" # was "c"\r\n');
    await lint(recipe, '--fix');
    assert.equal(readFileSync(recipe, 'utf8'), 'BAR = "b" # was "c"\r\n');
  });

  it('counts only the rules that are asked for', async () => {
    const recipe = write('rule/a.bb', mistakes);
    const rules = async (...args: string[]) =>
      (JSON.parse((await lint(recipe, '--format', 'json', ...args)).out) as { rule: string }[]).map(({ rule }) => rule);
    assert.deepEqual(await rules('--rule', 'unknown-value'), ['unknown-value']);
    assert.deepEqual(await rules('--rule', 'unknown-value', '--rule', 'operator-spacing'), [
      'operator-spacing',
      'unknown-value',
    ]);
  });

  it('fails over more warnings than are allowed', async () => {
    const recipe = write('warnings/a.bb', mistakes);
    assert.equal((await lint(recipe, '--max-warnings', '3')).exitCode, 0);
    assert.equal((await lint(recipe, '--max-warnings', '2')).exitCode, 1);
  });

  it('reads a layer for the release that is named', async () => {
    const recipe = write('release/a.bb', 'FOO_append = " a"\n');
    assert.equal((await lint(recipe)).exitCode, 1);
    assert.equal((await lint(recipe, '--release', 'hardknott')).exitCode, 0);
  });

  it('calls a file that is not UTF-8 an error', async () => {
    const recipe = join(folder, 'latin1.bb');
    writeFileSync(recipe, Buffer.from([0x46, 0x4f, 0x4f, 0x0a, 0xe9, 0x0a]));
    const { out, exitCode } = await lint(recipe, '--format', 'json');
    assert.equal(exitCode, 1);
    const [finding] = JSON.parse(out);
    assert.equal(finding.rule, 'not-utf-8');
    assert.equal(finding.line, 2);
  });

  it('tells how it is used', async () => {
    const { exitCode, out } = await lint('--help');
    assert.equal(exitCode, 0);
    for (const option of ['--baseline FILE', '--profile all', '--max-warnings N']) assert.ok(out.includes(option));
  });

  it('names the rule that was most likely meant', async () => {
    const recipe = write('meant/a.bb', 'FOO = "a"\n');
    assert.match(
      (await lint(recipe, '--rule', 'operator-spaceing')).err,
      /there is no rule operator-spaceing; did you mean operator-spacing\?$/,
    );
  });

  it('says in one line what is wrong with how it is called', async () => {
    const recipe = write('use/a.bb', 'FOO = "a"\n');
    const wrongUses = [
      ['--unknown'],
      [join(folder, 'missing.bb')],
      [write('use/a.txt', '')],
      [recipe, '--format', 'xml'],
      [recipe, '--rule', 'no-such-rule'],
      [recipe, '--release', 'dunfell'],
      [recipe, '--max-warnings', 'many'],
      [recipe, '--build', folder],
      [recipe, '--format'],
      [recipe, '--profile', 'host'],
      [recipe, '--baseline', join(folder, 'missing.json')],
      [recipe, '--baseline', 'a.json', '--write-baseline', 'a.json'],
    ];
    for (const args of wrongUses) {
      const { exitCode, out, err } = await lint(...args);
      assert.equal(exitCode, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, /^metavirt lint: [^\n]+$/);
    }
  });
});
