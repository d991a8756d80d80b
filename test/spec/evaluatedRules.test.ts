/**
 * What the rules find in a project. A block `file PATH` is one of its files, with findings as `expectedFindings.ts` reads them; there must
 * be no others. `conf/local.conf` and its like are those of a build folder, other files those of a layer for master. A block `project` says
 * otherwise: `release: kirkstone`; `layers: yes` puts a core layer and meta-virtualization of a few lines each beside the layer; `profile: all` asks for all
 * rules.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isReleaseName, newestRelease, type ReleaseName } from '../../server/src/knowledge/release';
import { assertFindings, withoutExpectations } from './expectedFindings';
import { blockOf, type MarkdownCase, readMarkdownCases } from './markdownCases';
import { findingsIn } from './ruleProject';

const folder = join(__dirname, 'evaluatedRules');

for (const name of existsSync(folder) ? readdirSync(folder) : []) {
  describe(name, () => {
    for (const each of readMarkdownCases(join(folder, name))) test(each.title, () => check(each));
  });
}

function check(each: MarkdownCase): void {
  const blocks = each.blocks.filter(({ info }) => info.startsWith('file '));
  assert.ok(blocks.length > 0, 'a case needs a `file` block');
  const files = blocks.map(({ info, text }) => ({ path: info.slice('file '.length), ...withoutExpectations(text) }));
  const project = blockOf(each, 'project')?.text ?? '';
  const found = findingsIn(new Map(files.map(({ path, text }) => [path, text])), {
    release: releaseIn(project),
    besideLayers: /^layers: yes$/m.test(project),
    profile: /^profile: all$/m.test(project) ? 'all' : 'container',
  });
  for (const { path, text, expected } of files) assertFindings(text, found.get(path) ?? [], expected, path);
}

function releaseIn(project: string): ReleaseName {
  const name = /^release: (\w+)$/m.exec(project)?.[1] ?? newestRelease;
  assert.ok(isReleaseName(name), `${name} is no release`);
  return name;
}
