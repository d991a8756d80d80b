/** Looking for programs and asking for their versions: the real ones, and stand-ins that do what no program should. */
import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { readBitBakeSetting } from '../../client/src/toolchain/environments/bitbakeSetting';
import { findProgram } from '../../client/src/toolchain/programs/findProgram';
import { findNativeProgram } from '../../client/src/toolchain/programs/nativePrograms';
import { askVersion } from '../../client/src/toolchain/programs/programVersion';
import { type ProgramReport, type SurveyRequest, surveyToolchain } from '../../client/src/toolchain/programs/survey';
import { tellsItsArguments, writeBitbake } from './standInBitbake';

const outerPath = process.env.PATH ?? '';
let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'metavirt-programs-')));
});

afterEach(async () => {
  process.env.PATH = outerPath;
  await rm(folder, { recursive: true, force: true });
});

/** An executable; unless a name with a folder is given, in a folder whose name has a quote and a line end in it. */
async function writeProgram(name: string, lines: readonly string[]): Promise<string> {
  const path = name.includes('/') ? join(folder, name) : join(folder, "it's\na folder", name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `#!/bin/bash\n${lines.join('\n')}\n`);
  await chmod(path, 0o755);
  return path;
}

/** The version of a stand-in, as it is asked, and how long that took. */
async function askedVersion(lines: readonly string[], limitMs = 5000) {
  const program = await writeProgram('stand in', lines);
  const start = performance.now();
  const answer = await askVersion({ program, arguments: ['--version'] }, { limitMs });
  return { answer, tookMs: performance.now() - start };
}

async function survey(request: Partial<SurveyRequest> = {}): Promise<ReadonlyMap<string, ProgramReport>> {
  const { programs } = await surveyToolchain({ build: undefined, programs: {}, limitMs: 5000, ...request });
  return new Map(programs.map((report) => [report.program.name, report]));
}

describe('Asking a program for its version', () => {
  test('Ends with a program that hangs, and with what that has started', async () => {
    const lines = ["trap '' INT TERM", `sleep 600 & echo $! > "${join(folder, 'child')}"`, 'wait'];
    const { answer, tookMs } = await askedVersion(lines, 300);
    assert.deepEqual(answer, { kind: 'silent', why: 'gave no answer in 0.3 s' });
    assert.ok(tookMs < 3000, `took ${tookMs} ms`);
  });

  test('Ends with a program that does not stop to talk', async () => {
    const { answer, tookMs } = await askedVersion(['yes "no number in here"']);
    assert.equal(answer.kind, 'silent');
    assert.ok(tookMs < 3000, `took ${tookMs} ms`);
    const talkative = await askedVersion(['echo version 1.2.3', 'cat /dev/zero']);
    assert.deepEqual(talkative.answer, { kind: 'version', version: '1.2.3' });
    assert.ok(talkative.tookMs < 3000, `took ${talkative.tookMs} ms`);
  });

  test('Reads either stream, whatever the exit status', async () => {
    const { answer } = await askedVersion(['echo OpenThing_9.2p1 >&2', 'exit 3']);
    assert.deepEqual(answer, { kind: 'version', version: '9.2p1' });
  });

  test('Tells what a program said that has none', async () => {
    assert.deepEqual((await askedVersion(['echo first; echo the library is missing >&2; exit 127'])).answer, {
      kind: 'silent',
      why: 'says: the library is missing',
    });
    assert.deepEqual((await askedVersion(['exit 1'])).answer, { kind: 'silent', why: 'ended with 1' });
    const noProgram = await askVersion({ program: join(folder, 'nothing'), arguments: [] }, { limitMs: 1000 });
    assert.deepEqual(noProgram, { kind: 'silent', why: 'cannot be started' });
  });

  test('Is given up when the user cancels', async () => {
    const program = await writeProgram('slow', ['sleep 600']);
    const controller = new AbortController();
    const asked = askVersion({ program, arguments: [] }, { limitMs: 60_000, signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    assert.equal((await asked).kind, 'silent');
    const again = await askVersion({ program, arguments: [] }, { limitMs: 60_000, signal: controller.signal });
    assert.deepEqual(again, { kind: 'silent', why: 'was not asked' });
  });
});

describe('Looking for a program', () => {
  test('Takes the one that the setting names, before that on PATH', async () => {
    const mine = await writeProgram('bin/skopeo', ['echo skopeo version 99.1']);
    assert.deepEqual(await findProgram('skopeo', { skopeo: mine }), { kind: 'found', path: mine, by: 'setting' });
    const gone = join(folder, 'gone/skopeo');
    assert.deepEqual(await findProgram('skopeo', { skopeo: gone }), { kind: 'misplaced', path: gone });
  });

  test('Takes no file that may not be run, and no folder of the name', async () => {
    await mkdir(join(folder, 'a/vpdmn'), { recursive: true });
    await mkdir(join(folder, 'b'));
    await writeFile(join(folder, 'b/vpdmn'), 'echo 1.0');
    process.env.PATH = `${join(folder, 'a')}:${join(folder, 'b')}:${outerPath}`;
    assert.deepEqual(await findProgram('vpdmn', {}), { kind: 'missing' });
  });

  test('Finds one in a folder that only root has on PATH', async () => {
    process.env.PATH = folder;
    const found = await findProgram('runc', {});
    assert.ok(found.kind === 'found' && found.by === 'folder');
    assert.match(found.path, /\/sbin\/runc$/);
  });

  test('Finds the scripts of the core layer for a build folder', async () => {
    process.env.PATH = '/usr/bin:/bin';
    const scripts = join(folder, 'core/scripts');
    const runqemu = await writeProgram('core/scripts/runqemu', []);
    assert.deepEqual(await findProgram('runqemu', {}, [scripts]), { kind: 'found', path: runqemu, by: 'folder' });
  });
});

describe('What there is of the toolchain', () => {
  test('Is told of the real programs, each with its version', async () => {
    const reports = await survey();
    for (const name of [
      'git',
      'python3',
      'kas',
      'kas-container',
      'skopeo',
      'umoci',
      'podman',
      'ctr',
      'runc',
      'crun',
      'ssh',
    ]) {
      const report = reports.get(name);
      assert.equal(report?.place.kind, 'found', name);
      assert.match(report?.answer?.kind === 'version' ? report.answer.version : '', /^\d+\.\d+/, name);
    }
  });

  test('Is told in a few seconds though every program hangs', async () => {
    const paths = [
      'git',
      'python3',
      'kas',
      'skopeo',
      'umoci',
      'podman',
      'docker',
      'ctr',
      'runc',
      'kubectl',
      'vdkr',
      'ssh',
    ];
    const hanging = await writeProgram('hanging', ["trap '' INT TERM", 'sleep 600']);
    const start = performance.now();
    const reports = await survey({ programs: Object.fromEntries(paths.map((name) => [name, hanging])), limitMs: 500 });
    assert.ok(performance.now() - start < 8000);
    for (const name of paths)
      assert.deepEqual(reports.get(name)?.answer, { kind: 'silent', why: 'gave no answer in 0.5 s' });
  });

  test('Tells a Python that is too old for BitBake', async () => {
    const python3 = await writeProgram('python3', ['echo Python 3.7.17']);
    assert.equal((await survey({ programs: { python3 } })).get('python3')?.isOutdated, true);
    assert.equal((await survey()).get('python3')?.isOutdated, false);
  });

  test('Tells how BitBake is started, and its version', async () => {
    const bin = await writeBitbake(join(folder, 'bin'), ['echo "BitBake Build Tool Core version 2.8.1"']);
    process.env.PATH = `${bin}:${outerPath}`;
    const { build } = await surveyToolchain({ build: { buildFolder: folder, customCommand: [] }, programs: {} });
    assert.ok(build.kind === 'ready');
    assert.equal(build.environment.description, 'from PATH');
    assert.deepEqual(build.bitbake, { kind: 'version', version: '2.8.1' });
  });

  test('Tells why BitBake cannot be started', async () => {
    const request = { buildFolder: folder, customCommand: [] };
    const without = await surveyToolchain({ build: request, programs: {} });
    assert.deepEqual(without.build, { kind: 'missing', program: 'bitbake' });
    const ssh = readBitBakeSetting({ kind: 'ssh', host: 'builder' }, folder);
    const gone = { ssh: join(folder, 'ssh') };
    const unreachable = await surveyToolchain({ build: { ...request, bitbake: ssh, programs: gone }, programs: gone });
    assert.deepEqual(unreachable.build, { kind: 'missing', program: gone.ssh });
    const bitbake = readBitBakeSetting({ kind: 'telnet' }, folder);
    const unusable = await surveyToolchain({ build: { ...request, bitbake }, programs: {} });
    assert.ok(unusable.build.kind === 'unusable');
    const customCommand = [join(await writeBitbake(join(folder, 'own'), tellsItsArguments), 'bitbake')];
    const { build } = await surveyToolchain({ build: { ...request, customCommand }, programs: {} });
    assert.ok(build.kind === 'ready');
    assert.deepEqual(
      [build.setting, build.bitbake],
      ['metavirt.bitbakeCommand', { kind: 'silent', why: 'says: argument=--version' }],
    );
  });

  test('Tells of host tools that are missing, where BitBake runs on this host', async () => {
    const buildFolder = join(folder, 'build');
    const bitbakeConf = join(folder, 'core/meta/conf/bitbake.conf');
    for (const path of [join(buildFolder, 'conf'), dirname(bitbakeConf)]) await mkdir(path, { recursive: true });
    await writeFile(join(buildFolder, 'conf/bblayers.conf'), 'BBLAYERS = "${TOPDIR}/../core/meta"\n');
    await writeFile(bitbakeConf, 'HOSTTOOLS += " \\\n    sh no-such-tool \\\n"\n');
    const build = { buildFolder, customCommand: ['true'] };
    const { hostTools } = await surveyToolchain({ build, programs: {} });
    assert.deepEqual(hostTools, { file: bitbakeConf, names: ['sh', 'no-such-tool'], missing: ['no-such-tool'] });
    const bitbake = readBitBakeSetting({ kind: 'container', container: 'x' }, folder);
    const contained = { buildFolder, customCommand: [], bitbake };
    assert.equal((await surveyToolchain({ build: contained, programs: {} })).hostTools, undefined);
  });

  test('Tells of what BitBake built for this host', async () => {
    const sysroot = 'build/tmp/work/x86_64-linux/umoci-native/0.5/recipe-sysroot-native';
    const umoci = await writeProgram(`${sysroot}/usr/bin/umoci`, []);
    assert.equal(await findNativeProgram(join(folder, 'build'), 'umoci-native', 'umoci'), umoci);
    assert.equal(await findNativeProgram(join(folder, 'build'), 'skopeo-native', 'skopeo'), undefined);
  });
});
