/** The report on the programs of the host: expectations are the pages as text. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { toolchainReport } from '../../../client/src/reports/toolchainReport';
import { samePaths } from '../../../client/src/toolchain/environments/pathMap';
import { knownPrograms } from '../../../client/src/toolchain/programs/knownPrograms';
import type { BuildReport, ProgramReport, Toolchain } from '../../../client/src/toolchain/programs/survey';

const expectations = join(dirname(fileURLToPath(import.meta.url)), 'reports');
const system = { platform: 'linux', osRelease: 'ID=debian\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' } as const;

const ready: BuildReport = {
  kind: 'ready',
  environment: {
    ...samePaths,
    kind: 'script',
    description: 'set up by /home/me/poky/oe-init-build-env',
    buildFolder: '/home/me/build',
    command: () => ({ program: 'bash', arguments: [] }),
  },
  setting: undefined,
  bitbake: { kind: 'version', version: '2.19.0' },
};

/** Everything is missing, but what `found` tells of. */
function toolchain(build: BuildReport, found: Readonly<Record<string, Partial<ProgramReport>>>): Toolchain {
  const missing = { place: { kind: 'missing' }, answer: undefined, isOutdated: false, native: undefined } as const;
  const programs = knownPrograms.map((program) => ({ ...missing, ...found[program.name], program }));
  return { build, hostTools: undefined, programs };
}

function at(path: string, version: string): Partial<ProgramReport> {
  return { place: { kind: 'found', path, by: 'PATH' }, answer: { kind: 'version', version } };
}

function textOf(subject: Toolchain): string {
  return toolchainReport({ toolchain: subject, system, version: '1.2.3' }).text;
}

/** Compares with NAME.txt, or writes it with UPDATE_EXPECTED=1. */
function assertText(name: string, text: string): void {
  const file = join(expectations, `${name}.txt`);
  if (process.env.UPDATE_EXPECTED) writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}

describe('The report on the toolchain', () => {
  test('Tells of each program whether it is there, what it is for and how to get it', () => {
    const report = toolchain(ready, {
      git: at('/usr/bin/git', '2.39.5'),
      python3: { ...at('/usr/bin/python3', '3.7.17'), isOutdated: true },
      skopeo: { place: { kind: 'misplaced', path: '/opt/skopeo' } },
      umoci: { native: '/home/me/build/tmp/work/x86_64-linux/umoci-native/0.5/recipe-sysroot-native/usr/bin/umoci' },
      podman: {
        place: { kind: 'found', path: '/usr/bin/podman', by: 'PATH' },
        answer: { kind: 'silent', why: 'gave no answer in 5 s' },
      },
      runqemu: { place: { kind: 'found', path: '/home/me/poky/scripts/runqemu', by: 'folder' } },
      ssh: at('/usr/bin/ssh', '9.2p1'),
    });
    const hostTools = { file: '/b.conf', names: ['sh', 'gawk', 'xz'], missing: ['gawk', 'xz'] };
    assertText('toolchain', textOf({ ...report, hostTools }));
  });

  test('Says how BitBake is started, or what keeps it from that', () => {
    const elsewhere = {
      kind: 'ssh',
      description: 'over ssh on builder',
      buildFolder: '/srv/build',
      toLocalPath: (path: string) => path.replace('/srv', '/home/me'),
    } as const;
    const builds: readonly BuildReport[] = [
      { kind: 'none' },
      { kind: 'missing', program: 'bitbake' },
      { kind: 'unusable', why: 'The setting metavirt.bitbake cannot be followed: it knows no kind "telnet".' },
      { ...ready, environment: { ...ready.environment, ...elsewhere }, setting: 'metavirt.bitbake' },
      {
        ...ready,
        environment: { ...ready.environment, ...elsewhere, toLocalPath: () => undefined },
        setting: 'metavirt.bitbake',
        bitbake: { kind: 'silent', why: 'says: ssh: Could not resolve hostname builder' },
      },
    ];
    const parts = builds.map((build) => /\nBitBake\n(.*?)\n\nBuilding\n/s.exec(textOf(toolchain(build, {})))?.[1]);
    assertText('toolchainBuilds', `${parts.join('\n\n')}\n`);
  });

  test('Leads to the setting that says otherwise', () => {
    const { text, parts } = toolchainReport({ toolchain: toolchain(ready, {}), system, version: '1.2.3' });
    const links = parts.flatMap(({ start, end, target }) => (target ? [[text.slice(start, end), target]] : []));
    assert.deepEqual(links, [['metavirt.bitbake', { kind: 'setting', name: 'metavirt.bitbake' }]]);
  });

  test('Shows what a program says on one line, whatever that is', () => {
    const hostile = { kind: 'silent', why: 'says: \u001b[31m\nBitBake\n  \u202e' } as const;
    const text = textOf(toolchain(ready, { skopeo: { ...at('/a\nb', ''), answer: hostile } }));
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    assert.equal(text.match(/^BitBake$/gm)?.length, 1);
  });
});
