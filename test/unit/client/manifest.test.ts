/** What the manifest declares: which files are BitBake's, which settings and commands there are, what a task's output means. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');

interface ProblemMatcher {
  readonly name: string;
  readonly pattern: { readonly regexp: string; readonly file: number; readonly line?: number };
}

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly languages: readonly {
      readonly extensions: readonly string[];
      readonly filenamePatterns: readonly string[];
    }[];
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly description: string;
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly problemMatchers: readonly ProblemMatcher[];
  };
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const [language] = manifest.contributes.languages;

/** VS Code's glob, as far as the patterns use it: `**` for any folders, `*` for any part of a name. */
function globMatches(pattern: string, path: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**/', '\u0000')
    .replaceAll('*', '[^/]*')
    .replaceAll('\u0000', '(?:.*/)?');
  return new RegExp(`^${expression}$`).test(path);
}

function isBitBake(path: string): boolean {
  return (
    (language?.extensions.some((ending) => path.endsWith(ending)) ?? false) ||
    (language?.filenamePatterns.some((pattern) => globMatches(pattern, path)) ?? false)
  );
}

for (const line of readFileSync(join(here, 'languageOfFiles.txt'), 'utf8').split('\n')) {
  const [path = '', verdict = ''] = line.split(' ');
  if (path === '' || path === '#') continue;
  test(`${path} is ${verdict === 'bitbake' ? '' : 'not '}BitBake's`, () => {
    assert.ok(verdict === 'bitbake' || verdict === 'other');
    assert.equal(isBitBake(path), verdict === 'bitbake');
  });
}

test('Every command of the manifest is registered, and no other', () => {
  const code = readFileSync(join(root, 'client/src/registerCommands.ts'), 'utf8');
  const registered = [...code.matchAll(/registerCommand\('([\w.]+)'/g)].map(([, command]) => command);
  assert.deepEqual(registered.sort(), manifest.contributes.commands.map(({ command }) => command).sort());
});

test('Every setting that names a program, a file to read or a place to run is the restricted kind', () => {
  const settings = Object.entries(manifest.contributes.configuration.properties);
  const restricted = settings.filter(([, { scope }]) => scope === 'machine-overridable').map(([name]) => name);
  assert.deepEqual(restricted.sort(), [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort());
  assert.ok(settings.every(([name]) => name.startsWith('metavirt.')));
});

test('The problem matchers land on the file and line that BitBake names', () => {
  const recordings = join(root, 'test/toolchain/recordings');
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(recordings).filter((file) => /^(parse|task|conf)-[\w-]+\.txt$/.test(file))) {
    for (const line of readFileSync(join(recordings, name), 'utf8').replaceAll('$', '/').split('\n')) {
      for (const { name: matcher, pattern } of manifest.contributes.problemMatchers) {
        const match = new RegExp(pattern.regexp).exec(line);
        if (!match) continue;
        const at = pattern.line === undefined ? '' : `:${match[pattern.line]}`;
        found.set(
          matcher,
          (found.get(matcher) ?? new Set()).add(`${match[pattern.file]?.split('/').slice(-2).join('/')}${at}`),
        );
      }
    }
  }
  const expected: Readonly<Record<string, readonly string[]>> = {
    'metavirt-bitbake-parse': [
      'conf/local.conf:2',
      'recipes-parse-class/broken_1.0.bb:2',
      'recipes-parse-quote/broken_1.0.bb:3',
      'recipes-parse-require/broken_1.0.bb:2',
      'recipes-parse-two/one_1.0.bb:1',
    ],
    'metavirt-bitbake-warning': ['recipes-parse-warnings/noisy_1.0.bb:2'],
    'metavirt-bitbake-task': [
      'recipes-task-fatal/talking_1.0.bb',
      'recipes-task-python/failing_1.0.bb',
      'recipes-task-shell-bbfatal/failing_1.0.bb',
      'recipes-task-shell/failing_1.0.bb',
    ],
    'metavirt-bitbake-python': [
      'recipes-parse-anonymous/broken_1.0.bb:5',
      'recipes-task-python/failing_1.0.bb:3',
      'recipes-task-python/failing_1.0.bb:7',
    ],
  };
  assert.deepEqual(Object.fromEntries([...found].map(([matcher, places]) => [matcher, [...places].sort()])), expected);
});

test('Every step of the walkthrough has its page in the package, and waits for a command that there is', () => {
  const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
  const packaged = readFileSync(join(root, '.vscodeignore'), 'utf8');
  assert.match(packaged, /^!media\/walkthrough\/\*$/m);
  for (const { steps } of manifest.contributes.walkthroughs) {
    for (const { description, media, completionEvents } of steps) {
      assert.match(readFileSync(join(root, media.markdown), 'utf8'), /^# /);
      const events = completionEvents.flatMap((event) => /^onCommand:(.+)$/.exec(event)?.[1] ?? []);
      const links = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command);
      for (const command of [...events, ...links]) assert.ok(commands.has(command), command);
      assert.ok(completionEvents.length > 0);
    }
  }
});

test('Nothing is contributed twice', () => {
  for (const [point, contributed] of Object.entries(manifest.contributes)) {
    const groups = Array.isArray(contributed) ? [contributed] : Object.values(contributed).filter(Array.isArray);
    for (const group of groups) {
      const names = group.map((one: Record<string, unknown>) => identityOf(one));
      assert.deepEqual([...new Set(names)], names, point);
    }
  }
});

/** What VS Code tells things of one kind apart by; a menu may have a command twice, for different places. */
function identityOf(contributed: Record<string, unknown>): string {
  const { when, group, ...rest } = contributed;
  const identity = rest.id ?? rest.name ?? rest.scopeName ?? rest.viewType ?? rest.type;
  return JSON.stringify(identity ?? [rest, when, group]);
}
