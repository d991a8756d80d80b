/**
 * Configuration files of programs that Debian 12 does not have: what they were seen to refuse is an error here, what they take is none,
 * and what they ignore is found. The first line of each file names the program.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { configFileDiagnostics } from '../../../server/src/features/diagnostics/configFiles';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import { MemoryFiles } from '../project/memoryFiles';

const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

/** Where each file of cases would lie on a target, or in a project. */
const paths: Readonly<Record<string, string>> = {
  'crio.conf.txt': '/etc/crio/crio.conf',
  'hosts.toml.txt': '/etc/containerd/certs.d/docker.io/hosts.toml',
};

type Verdict = 'taken' | 'refused' | 'ignored';

interface JudgedFile {
  readonly verdict: Verdict;
  readonly text: string;
}

function judgedFiles(name: string): readonly JudgedFile[] {
  const [, ...cases] = readFileSync(join(__dirname, 'judgedFiles', name), 'utf8').split(/^== /m);
  return cases.map((each) => {
    const lineEnd = each.indexOf('\n');
    return { verdict: each.slice(0, lineEnd) as Verdict, text: each.slice(lineEnd + 1) };
  });
}

function ourVerdict(path: string, text: string): { readonly verdict: Verdict; readonly told: string } {
  const found = (configFileDiagnostics(snapshot, path, text, {}) ?? []).filter(({ severity }) => severity !== 'info');
  const told = found.map(({ message }) => message).join('\n');
  if (found.some(({ severity }) => severity === 'error')) return { verdict: 'refused', told };
  return { verdict: found.length > 0 ? 'ignored' : 'taken', told };
}

for (const [name, path] of Object.entries(paths)) {
  describe(`The same verdict as the reader of ${name.replace(/\.txt$/, '')}`, () => {
    for (const [index, { verdict, text }] of judgedFiles(name).entries()) {
      test(`${index + 1}: ${text.trimEnd().replaceAll('\n', ' | ')}`, () => {
        const ours = ourVerdict(path, text);
        assert.equal(ours.verdict, verdict, `${text}\nhere: ${ours.told || 'nothing'}`);
      });
    }
  });
}
