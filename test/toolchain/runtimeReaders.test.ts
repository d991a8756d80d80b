/**
 * Configuration files as dockerd, containerd, podman, LXC and the plugins of CNI in Debian 12 read them: what they refuse is an error here,
 * what they take is none, and what is broken is found even where they say nothing.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { configFileDiagnostics } from '../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../unit/project/memoryFiles';
import { runtimeReaders } from './runtimeReaders';

const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);
let folder: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-runtimes-'));
});

after(() => rm(folder, { recursive: true, force: true }));

interface ReaderCase {
  /** `fails` where the program reads the file, and was seen to stop when it started with it or came to use what is wrong. */
  readonly verdict: 'valid' | 'broken' | 'fails';
  readonly text: string;
}

/** The cases of a file: each begins with `== ` and its verdict. */
function casesOf(name: string): readonly ReaderCase[] {
  const cases = readFileSync(join(__dirname, 'readerCases', `${name}.txt`), 'utf8').split(/^== /m);
  return cases.slice(1).map((each) => {
    const lineEnd = each.indexOf('\n');
    return { verdict: each.slice(0, lineEnd) as ReaderCase['verdict'], text: each.slice(lineEnd + 1) };
  });
}

for (const [name, reader] of Object.entries(runtimeReaders)) {
  describe(`The same verdict as ${reader.program} on ${name}`, () => {
    for (const { verdict, text } of casesOf(name)) {
      test(text.trimEnd().replaceAll('\n', ' | '), async () => {
        const refusal = await reader.refusal(text, folder);
        const found =
          configFileDiagnostics(snapshot, reader.path, text, reader.release ? { release: reader.release } : {}) ?? [];
        const errors = found.filter(({ severity }) => severity === 'error');
        const told = `${text}\n${reader.program}: ${refusal ?? 'takes it'}\nhere: ${found.map(({ message }) => message).join('\n') || 'nothing'}`;
        assert.equal(errors.length > 0, refusal !== undefined || verdict === 'fails', told);
        assert.equal(found.length > 0, verdict !== 'valid', told);
      });
    }
  });
}
