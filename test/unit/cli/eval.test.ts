import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { runEval } from '../../../server/src/cli/eval';

const project = join(__dirname, '../../spec/evaluated').replaceAll('\\', '/');
const build = `${project}/build`;
const layers = [`${project}/meta`, `${project}/meta-virtualization`];
const image = `${project}/meta-virtualization/recipes-containers/images/container-base.bb`;

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'metavirt-eval-')));
after(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): { exitCode: number; out: string[]; err: string[] } {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = runEval(args, { out: (text) => void out.push(text), err: (text) => void err.push(text) });
  return { exitCode, out, err };
}

/** The one recipe that a command line is about. */
function report(...args: string[]) {
  const { out } = run(...args, '--json');
  assert.equal(out.length, 1);
  return JSON.parse(out[0] ?? '');
}

describe('metavirt eval', () => {
  it('prints an object a line, with the value of each variable that is asked for', () => {
    const { exitCode, out, err } = run(image, '--build', build, '--var', 'OCI_IMAGE_NAME', '--var', 'NOPE', '--json');
    assert.equal(exitCode, 0);
    assert.deepEqual(err, []);
    assert.deepEqual(
      out.map((line) => JSON.parse(line)),
      [
        {
          file: image,
          pn: 'container-base',
          skipped: null,
          errors: [],
          warnings: [],
          classes: ['image-oci', 'image'],
          tasks: [],
          vars: {
            OCI_IMAGE_NAME: {
              value: 'container-base:arm',
              known: true,
              raw: '${IMAGE_BASENAME}:${OCI_IMAGE_TAG}',
            },
            NOPE: { value: null, known: true, raw: null },
          },
        },
      ],
    );
  });

  it('says why a value is not known', () => {
    const { vars } = report(image, '--build', build, '--var', 'OCI_IMAGE_BUILD_DATE');
    assert.deepEqual(vars.OCI_IMAGE_BUILD_DATE, {
      value: null,
      known: false,
      why: 'depends on the time of the build',
      raw: '${DATETIME}',
    });
  });

  it('gives all variables of the recipe where none is asked for, and no functions', () => {
    const { vars } = report(image, '--build', build);
    assert.equal(vars.LICENSE.value, 'INVALID');
    assert.equal(vars.MACHINE.value, 'qemuarm64');
    assert.deepEqual(
      Object.keys(vars).filter((name) => name.startsWith('__')),
      [],
    );
  });

  it('gives the history with what counts', () => {
    const { vars } = report(image, '--build', build, '--var', 'OCI_IMAGE_TAG', '--history');
    assert.deepEqual(vars.OCI_IMAGE_TAG.history, [
      {
        file: `${project}/meta-virtualization/classes/image-oci.bbclass`,
        line: 2,
        name: 'OCI_IMAGE_TAG',
        op: '?=',
        value: 'latest',
        counts: false,
        after: null,
      },
      {
        file: image,
        line: 4,
        name: 'OCI_IMAGE_TAG:qemuarm64',
        op: '=',
        value: 'arm',
        counts: true,
        after: 'arm',
      },
    ]);
  });

  it('takes the layers that are named, for the machine that is named, with appends', () => {
    const { vars } = report('podman', '--layers', ...layers, '--machine', 'qemux86-64', '--var', 'EXTRA_TAGS');
    assert.equal(vars.EXTRA_TAGS.value, 'seccomp btrfs');
    assert.equal(report(image, '--layers', ...layers, '--var', 'MACHINE').vars.MACHINE.value, 'qemux86-64');
    assert.equal(
      report(image, '--layers', ...layers, '--machine', 'qemuarm64', '--var', 'OCI_IMAGE_TAG').vars.OCI_IMAGE_TAG.value,
      'arm',
    );
  });

  it('prints a line for each recipe of a layer', () => {
    for (const layer of ['virtualization-layer', 'meta-virtualization', `${project}/meta-virtualization`]) {
      const { exitCode, out } = run('--all-of', layer, '--layers', ...layers, '--var', 'PN', '--json');
      assert.equal(exitCode, 0);
      assert.deepEqual(
        out.map((line) => JSON.parse(line).pn),
        ['container-base', 'podman'],
      );
    }
  });

  it('says what BitBake would stop at, and fails', () => {
    const broken = join(folder, 'broken_1.0.bb');
    writeFileSync(broken, 'A = "1"\nrequire nowhere.inc\n');
    const { exitCode, out } = run(broken, '--var', 'A', '--json');
    assert.equal(exitCode, 1);
    const [{ errors, vars }] = out.map((line) => JSON.parse(line));
    assert.deepEqual(errors, [{ file: broken, line: 2, message: 'Could not include required file nowhere.inc' }]);
    assert.equal(vars.A.value, '1');
  });

  it('evaluates a file of no layer on top of the classes and configuration beside it', () => {
    mkdirSync(join(folder, 'alone/classes'), { recursive: true });
    mkdirSync(join(folder, 'alone/conf'));
    writeFileSync(join(folder, 'alone/conf/any.conf'), 'FROM_CONF = "conf"\n');
    writeFileSync(join(folder, 'alone/classes/some.bbclass'), 'FROM_CLASS = "class"\n');
    const recipe = join(folder, 'alone/alone_1.0.bb');
    writeFileSync(recipe, 'inherit some\n');
    const { vars, classes } = report(recipe, '--var', 'FROM_CONF', '--var', 'FROM_CLASS');
    assert.deepEqual(classes, ['some']);
    assert.equal(vars.FROM_CONF.value, 'conf');
    assert.equal(vars.FROM_CLASS.value, 'class');
  });

  it('gives the reason why a recipe is skipped', () => {
    const skipped = join(folder, 'skipped_1.0.bb');
    writeFileSync(skipped, 'python () {\n    raise bb.parse.SkipRecipe("not today")\n}\n');
    assert.equal(report(skipped).skipped, 'not today');
  });

  it('writes for people without --json', () => {
    const { out } = run(image, '--build', build, '--var', 'OCI_IMAGE_TAG', '--var', 'DATETIME', '--var', 'NOPE');
    assert.deepEqual(out.join('\n').split('\n'), [
      `container-base (${image})`,
      '  OCI_IMAGE_TAG = "arm"',
      '  DATETIME is unknown: depends on the time of the build',
      '  NOPE is not set',
    ]);
  });

  it('fails with one line for a recipe, a layer or a build folder that is not there', () => {
    assert.deepEqual(run('nowhere', '--build', build), {
      exitCode: 1,
      out: [],
      err: ['metavirt eval: nowhere: no such recipe'],
    });
    assert.deepEqual(run('--all-of', 'nowhere', '--build', build), {
      exitCode: 1,
      out: [],
      err: ['metavirt eval: nowhere: no layer of this name with recipes'],
    });
    const { exitCode, err } = run('podman', '--build', `${folder}/nothing`);
    assert.equal(exitCode, 1);
    assert.match(err[0] ?? '', /There is no .*\/nothing\/conf\/bblayers\.conf/);
  });

  it('refuses what it does not understand', () => {
    for (const args of [[], ['--fast', image], [image, '--var'], [image, '--build', 'a', '--layers', 'b']]) {
      const { exitCode, out, err } = run(...args);
      assert.equal(exitCode, 2);
      assert.deepEqual(out, []);
      assert.equal(err.length, 1);
      assert.match(err[0] ?? '', /^metavirt eval: [^\n]+; usage: metavirt eval RECIPE/);
    }
  });
});
