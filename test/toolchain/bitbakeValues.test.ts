/** Asking BitBake's library for values as the command does it, with a stand-in for the library and the real script and Python. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findBitBakeLibrary } from '../../client/src/toolchain/bitbake/bitbakeLibrary';
import { findBitBakePython } from '../../client/src/toolchain/bitbake/bitbakePython';
import {
  askBitBake,
  type BitBakeAnswer,
  type BitBakePython,
  type BitBakeValuesRequest,
} from '../../client/src/toolchain/bitbake/bitbakeValues';
import { readBitBakeSetting } from '../../client/src/toolchain/environments/bitbakeSetting';
import type { BuildEnvironmentRequest } from '../../client/src/toolchain/environments/findBuildEnvironment';
import { InterruptedError } from '../../client/src/toolchain/runProgram';
import { MissingProgramError } from '../../client/src/toolchain/startProgram';
import { prepareSshServer } from './sshServer';
import { writeBitbake } from './standInBitbake';

const here = dirname(fileURLToPath(import.meta.url));
const script = join(here, '../../client/python/bitbakeValues.py');
const standIn = join(here, 'standInLibrary');
const python: BitBakePython = {
  library: join(standIn, 'lib'),
  isHere: true,
  command: (words) => ({ program: 'python3', arguments: words }),
};
const realPython = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
const outerPath = process.env.PATH ?? '';
const recipe = '/layer/hello_1.0.bb';
let folder: string;
let buildFolder: string;

before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'metavirt-values-')));
  buildFolder = join(folder, 'my builds', "it's one");
  await mkdir(join(buildFolder, 'conf'), { recursive: true });
});

afterEach(() => {
  process.env.PATH = outerPath;
});

after(() => rm(folder, { recursive: true, force: true }));

/** What the stand-in gives, on top of what each build folder has. */
async function ask(
  written: Readonly<Record<string, unknown>>,
  request: Partial<BitBakeValuesRequest> = {},
  { signal = new AbortController().signal, limitMs = 60_000 } = {},
): Promise<BitBakeAnswer> {
  await prepare(written);
  const asked = { buildFolder, recipe, multiconfig: '', chosen: {}, ...request };
  return askBitBake([script], python, asked, { signal, limitMs });
}

async function prepare(written: Readonly<Record<string, unknown>>): Promise<void> {
  const values = {
    configuration: { BBFILE_COLLECTIONS: 'meta-hello', MACHINE: 'qemux86-64', do_build: { function: 'bbnote' } },
    recipes: { [recipe]: {} },
    ...written,
  };
  await writeFile(join(buildFolder, 'conf/values.json'), JSON.stringify(values));
}

function valuesOf(answer: BitBakeAnswer): Readonly<Record<string, unknown>> {
  assert.equal(answer.kind, 'values', JSON.stringify(answer));
  const values = answer.kind === 'values' ? answer.values.values : {};
  return Object.fromEntries(Object.entries(values).map(([name, each]) => [name, 'value' in each ? each.value : each]));
}

describe('Asking BitBake for values', () => {
  test('Gives those of the recipe with its appends, whatever the metadata prints', async () => {
    const recipes = { [recipe]: { SUMMARY: 'Grüße ☃', EMPTY: '', UNSET: null } };
    const answer = await ask({ recipes, appends: { [recipe]: ['/other/hello_%.bbappend'] } });
    assert.deepEqual(valuesOf(answer), {
      APPENDS: '/other/hello_%.bbappend',
      BBFILE_COLLECTIONS: 'meta-hello',
      BBPATH: buildFolder,
      EMPTY: '',
      FILE_LAYERNAME: 'meta-hello',
      MACHINE: 'qemux86-64',
      SUMMARY: 'Grüße ☃',
      UNSET: null,
      VIRTUAL: recipe,
    });
    assert.equal(answer.kind === 'values' && answer.values.version, '1.2.3');
  });

  test('Keeps apart what is no text, what BitBake keeps for itself and what fails', async () => {
    const answer = await ask({
      recipes: { [recipe]: { __depends: ['x'], _task_deps: ['y'], BROKEN: { raises: 'no such function' } } },
    });
    assert.deepEqual(answer.kind === 'values' && answer.values.others, ['_task_deps', 'do_build']);
    assert.deepEqual(valuesOf(answer).BROKEN, { error: 'no such function' });
  });

  test('Gives the reason why BitBake skips a recipe', async () => {
    const answer = await ask({ recipes: { [recipe]: { __SKIPPED: 'incompatible with machine' } } });
    assert.equal(answer.kind === 'values' && answer.values.skipped, 'incompatible with machine');
  });

  test('Asks for a machine, a multiconfig, a variant and some names only', async () => {
    const request = {
      chosen: { MACHINE: 'qemuarm64' },
      multiconfig: 'container',
      variant: 'native',
      names: ['MACHINE', 'VIRTUAL', 'MACHINE:forcevariable'],
    };
    const answer = await ask({ multiconfigs: ['container'] }, request);
    assert.deepEqual(valuesOf(answer), { MACHINE: 'qemuarm64', VIRTUAL: `mc:container:virtual:native:${recipe}` });
  });

  test('Leaves nothing behind, neither in the build folder nor beside the library', async () => {
    await mkdir(join(buildFolder, 'downloads'), { recursive: true });
    await ask({});
    await ask({ fatal: 'stopped in between' });
    assert.deepEqual(await readdir(buildFolder), ['conf', 'downloads']);
    assert.deepEqual(
      (await readdir(join(standIn, 'lib/bb'))).filter((name) => !name.endsWith('.py')),
      [],
    );
  });
});

describe('Where BitBake gives no values', () => {
  test('Its own words say why', async () => {
    const answer = await ask({ fatal: 'Please set a valid MACHINE\n  in conf/local.conf' });
    assert.deepEqual(answer, { kind: 'failed', message: 'Please set a valid MACHINE\n  in conf/local.conf' });
  });

  test('A recipe that BBMASK or BBFILES leaves out is named', async () => {
    const answer = await ask({}, { recipe: '/layer/masked_1.0.bb' });
    assert.match(
      answer.kind === 'failed' ? answer.message : '',
      /^BitBake does not read \/layer\/masked_1\.0\.bb: .*BBMASK/,
    );
  });

  test('A multiconfig that the build folder does not have is named', async () => {
    const answer = await ask({}, { multiconfig: 'other' });
    assert.match(
      answer.kind === 'failed' ? answer.message : '',
      /BBMULTICONFIG of the build folder does not have other/,
    );
  });

  test('A library that is none is told by what Python says', async () => {
    const empty = join(folder, 'empty');
    const request = { buildFolder, recipe, multiconfig: '', chosen: {} };
    const options = { signal: new AbortController().signal, limitMs: 60_000 };
    const answer = await askBitBake([script], { ...python, library: empty }, request, options);
    assert.deepEqual(answer, { kind: 'failed', message: "No module named 'bb'" });
  });

  test('Is stopped when it takes too long, and when the user cancels', async () => {
    assert.deepEqual(await ask({ seconds: 60 }, {}, { limitMs: 1500 }), { kind: 'timeout', limitMs: 1500 });
    const controller = new AbortController();
    const answer = ask({ seconds: 60 }, {}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 1500);
    await assert.rejects(answer, InterruptedError);
    assert.deepEqual(await readdir(buildFolder), ['conf', 'downloads']);
  });

  test('Python is named where there is none', async () => {
    process.env.PATH = join(folder, 'nothing');
    await assert.rejects(ask({}), (error) => error instanceof MissingProgramError && error.program === 'python3');
  });
});

describe('The Python that BitBake is asked with', () => {
  /** Leaves a sign, and noise on both streams. */
  const tells = [
    '#!/bin/bash',
    'touch "${0%/*}/../asked"',
    'echo noise',
    'echo noise >&2',
    `exec '${realPython}' "$@"`,
  ];

  /** What it gives, asked as the command does it. */
  async function askIn(
    folderHere: string,
    build: Partial<BuildEnvironmentRequest> = {},
    asked = recipe,
  ): Promise<BitBakeAnswer> {
    await prepare({ recipes: { [recipe]: { SUMMARY: `of ${buildFolder}` } } });
    const found = await findBitBakePython({ buildFolder: folderHere, customCommand: [], ...build }, standIn);
    assert.ok(found);
    const there = found.asThere({ buildFolder: folderHere, recipe: asked, multiconfig: '', chosen: {} });
    assert.ok(there);
    const limits = { signal: new AbortController().signal, limitMs: 60_000 };
    const answer = await askBitBake(found.script(script, await readFile(script, 'utf8')), found, there, limits);
    return answer.kind === 'values' ? { ...answer, values: found.asHere(answer.values) } : answer;
  }

  async function writeProgram(path: string, lines: readonly string[]): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${lines.join('\n')}\n`);
    await chmod(path, 0o755);
  }

  test('Is that which the script of the build folder puts on PATH, whatever it prints', async () => {
    await writeFile(join(buildFolder, 'init-build-env'), `export PATH="${join(folder, 'tools')}:$PATH"\n`);
    await writeProgram(join(folder, 'tools/python3'), tells);
    assert.equal(valuesOf(await askIn(buildFolder)).SUMMARY, `of ${buildFolder}`);
    await rm(join(folder, 'asked'));
  });

  test('Is the one that metavirt.programs names', async () => {
    await writeProgram(join(folder, 'own tools/my python'), tells);
    const programs = { python3: join(folder, 'own tools/my python') };
    assert.equal(valuesOf(await askIn(buildFolder, { programs })).SUMMARY, `of ${buildFolder}`);
    await rm(join(folder, 'asked'));
  });

  test('Is named where there is none', async () => {
    await rm(join(buildFolder, 'init-build-env'), { force: true });
    await mkdir(join(folder, 'only bash'));
    await symlink('/bin/bash', join(folder, 'only bash/bash'));
    process.env.PATH = join(folder, 'only bash');
    const isMissing = (error: unknown) => error instanceof MissingProgramError && error.program === 'python3';
    await assert.rejects(askIn(buildFolder), isMissing);
  });

  test('Is that of the host which builds, with the library that is there', async () => {
    const programs = await writeBitbake(join(folder, 'far/bitbake/bin'), ['exit 1']);
    await cp(join(standIn, 'lib'), join(folder, 'far/bitbake/lib'), { recursive: true });
    const setUp = join(folder, 'far/set-up');
    await writeFile(setUp, `export PATH="${programs}:$PATH"\n`);
    const { configFile } = await prepareSshServer(join(folder, 'ssh'));
    const here = join(folder, 'here/build');
    const paths = { [dirname(recipe)]: '/mine' };
    const setting = { kind: 'ssh', host: 'builder', buildFolder, script: setUp, options: ['-F', configFile], paths };
    const bitbake = readBitBakeSetting(setting, folder);
    const answer = await askIn(here, { bitbake }, '/mine/hello_1.0.bb');
    assert.equal(valuesOf(answer).SUMMARY, `of ${here}`);
    await writeFile(setUp, `export PATH="${programs}"\n`);
    const failed = await askIn(here, { bitbake }, '/mine/hello_1.0.bb');
    assert.match(failed.kind === 'failed' ? failed.message : '', /^python3 was not found for .*\. Install it there\.$/);
    const found = await findBitBakePython({ buildFolder: here, customCommand: [], bitbake }, '');
    assert.equal(found?.asThere({ buildFolder: here, recipe: '/other/a.bb', multiconfig: '', chosen: {} }), undefined);
  });
});

describe("BitBake's library", () => {
  const find = (configured = '') => findBitBakeLibrary(buildFolder, configured);

  test('Is not found where there is none', async () => {
    process.env.PATH = join(folder, 'nothing');
    assert.equal(await find(), undefined);
    assert.equal(await find(folder), undefined);
  });

  test('Is the one that the setting names, by its checkout or the folder in it', async () => {
    assert.equal((await find(standIn))?.folder, join(standIn, 'lib'));
    assert.equal((await find(join(standIn, 'lib')))?.folder, join(standIn, 'lib'));
  });

  test('Is that of the bitbake on PATH, links followed', async () => {
    const checkout = join(folder, 'opt/bitbake');
    await cp(standIn, checkout, { recursive: true });
    await mkdir(join(checkout, 'bin'));
    await writeFile(join(checkout, 'bin/bitbake'), '#!/bin/sh\n');
    await chmod(join(checkout, 'bin/bitbake'), 0o755);
    await mkdir(join(folder, 'bin'));
    await symlink(join(checkout, 'bin/bitbake'), join(folder, 'bin/bitbake'));
    process.env.PATH = join(folder, 'bin');
    assert.deepEqual(await find(), { folder: join(checkout, 'lib'), programFolders: [join(checkout, 'bin')] });
  });

  test('Is a checkout beside those that hold the layers, with the scripts of the core layer', async () => {
    process.env.PATH = join(folder, 'nothing');
    const core = join(folder, 'sources/openembedded-core');
    await mkdir(join(core, 'scripts'), { recursive: true });
    await writeFile(join(core, 'scripts/oe-buildenv-internal'), '');
    await cp(standIn, join(folder, 'sources/bitbake'), { recursive: true });
    await writeFile(join(buildFolder, 'conf/bblayers.conf'), `BBLAYERS = "${core}/meta"\n`);
    assert.deepEqual(await find(), {
      folder: join(folder, 'sources/bitbake/lib'),
      programFolders: [join(core, 'scripts'), join(folder, 'sources/bitbake/bin')],
    });
  });
});
