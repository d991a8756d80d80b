/** Kernel fragments as the real `kconfig-conf` reads them: a line whose value does not come about is told here, and one that does is not. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../unit/project/memoryFiles';
import { linesOf } from './linesOf';

/** One option of each kind; `VETH` and `CGROUPS` are in our table. */
const options = `config MODULES
	bool "modules"
	default y
	option modules
config CGROUPS
	bool "switch"
config VETH
	tristate "switch or module"
config SOME_TEXT
	string "text"
	default "unset"
config SOME_NUMBER
	int "number"
	default 7
config SOME_ADDRESS
	hex "address"
	default 0x7
`;

const folder = mkdtempSync(join(tmpdir(), 'metavirt-kconfig-'));
writeFileSync(join(folder, 'Kconfig'), options);
after(() => rmSync(folder, { recursive: true, force: true }));

/** The lines of the configuration that comes of a fragment. */
function configured(fragment: string): ReadonlySet<string> {
  writeFileSync(join(folder, '.config'), fragment);
  execFileSync('kconfig-conf', ['--olddefconfig', 'Kconfig'], { cwd: folder, stdio: 'ignore', timeout: 20_000 });
  return new Set(readFileSync(join(folder, '.config'), 'utf8').split('\n'));
}

const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

/** What is warned of; what is only odd is another thing. */
function warnings(fragment: string): readonly string[] {
  const found = configFileDiagnostics(snapshot, '/l/recipes-kernel/linux/linux-yocto/a.cfg', fragment, {}) ?? [];
  return found.filter(({ severity }) => severity !== 'info').map(({ message }) => message);
}

const untouched = configured('');

describe('The same verdict as Kconfig on a line of a fragment', () => {
  for (const line of linesOf(readFileSync(join(__dirname, 'readers/kernel.txt'), 'utf8'))) {
    test(JSON.stringify(line), () => {
      // What is off already is switched off by a line only after another has switched it on.
      const before = line.includes('not set') || /=n/.test(line) ? 'CONFIG_CGROUPS=y\nCONFIG_VETH=y\n' : '';
      const without = before === '' ? untouched : configured(before);
      const comes = [...configured(`${before}${line}\n`)].some((each) => !without.has(each));
      const told = warnings(`${line}\n`);
      assert.equal(
        told.length === 0,
        comes,
        `Kconfig ${comes ? 'takes' : 'loses'} it, here: ${told.join('\n') || 'nothing'}`,
      );
    });
  }
});
