/** Files of YAML as the real kas and the real registry server read them: what they refuse is an error here, and what they take is none. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../unit/project/memoryFiles';

const run = promisify(execFile);
const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-yaml-'));
});

after(() => rm(folder, { recursive: true, force: true }));

function casesIn(name: string): readonly string[] {
  const text = readFileSync(join(__dirname, 'yaml', name), 'utf8');
  return text.split('====\n').slice(1);
}

/** The errors that we find. Whether files that it names are there is another question. */
function errorsIn(path: string, text: string): readonly string[] {
  const found = configFileDiagnostics(snapshot, path, text, { severities: { 'kas-missing-file': 'off' } }) ?? [];
  return found.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

function assertAgreement(path: string, text: string, refusal: string | undefined): void {
  const errors = errorsIn(path, text);
  assert.equal(
    errors.length > 0,
    refusal !== undefined,
    `${text}\nreader: ${refusal ?? 'takes it'}\nhere: ${errors.join('\n') || 'nothing'}`,
  );
}

function titleOf(text: string, index: number): string {
  return `${index + 1}: ${text.trimEnd().replaceAll('\n', ' | ')}`;
}

const loadKasFile = [
  'import logging, sys',
  'from kas.includehandler import load_config',
  'logging.disable(logging.CRITICAL)',
  'try:',
  '    load_config(sys.argv[1])',
  'except BaseException as error:',
  '    print(type(error).__name__, error)',
].join('\n');

describe('The same verdict as kas', () => {
  casesIn('kas.txt').forEach((text, index) => {
    test(titleOf(text, index), async () => {
      const path = join(folder, 'kas.yml');
      await writeFile(path, text);
      const { stdout } = await run('/usr/bin/python3', ['-c', loadKasFile, path], { timeout: 30_000 });
      assertAgreement('/project/kas/kas.yml', text, stdout === '' ? undefined : stdout);
    });
  });
});

/** A server that takes its settings runs until it is ended. */
async function refusalOfRegistry(path: string): Promise<string | undefined> {
  try {
    await run('docker-registry', ['serve', path], { timeout: 1_500, killSignal: 'SIGKILL' });
    return 'ended';
  } catch (error) {
    const { killed, stderr = '' } = error as { readonly killed?: boolean; readonly stderr?: string };
    return killed || /address already in use|permission denied/.test(stderr) ? undefined : stderr;
  }
}

describe('The same verdict as docker-registry', () => {
  casesIn('registry.txt').forEach((text, index) => {
    test(titleOf(text, index), async () => {
      const path = join(folder, 'config.yml');
      await writeFile(path, text);
      assertAgreement('/etc/docker/registry/config.yml', text, await refusalOfRegistry(path));
    });
  });
});
