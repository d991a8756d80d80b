/**
 * The examples of the rules beside real layers: what is bad must be found and what is good must not, in every release that a rule is for.
 * Each argument is a folder with the checkouts of one release (`openembedded-core`, `meta-virtualization`). Prints JSON; exits 1 on a difference.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { LintProject } from '../../server/src/cli/lint/lintProject';
import { nodeFiles } from '../../server/src/host/nodeFiles';
import { type ReleaseName, releases } from '../../server/src/knowledge/release';
import { snapshotOnDemand } from '../../server/src/project/index/snapshotOnDemand';
import { rules } from '../../server/src/rules/categories';
import { exampleFiles } from '../../server/src/rules/example';
import { appliesIn, type Example, type Rule } from '../../server/src/rules/rule';

interface Difference {
  readonly rule: string;
  readonly release: ReleaseName;
  readonly what: 'bad example not found' | 'good example found';
  readonly messages: readonly string[];
}

const [chosen, folders] = chosenRules(process.argv.slice(2));
const differences: Difference[] = [];
let exampleCount = 0;
for (const folder of folders.map((each) => resolve(each))) {
  const layers = [join(folder, 'openembedded-core/meta'), join(folder, 'meta-virtualization')];
  const release = releaseOf(layers);
  for (const rule of rules) {
    if (chosen.length > 0 && !chosen.includes(rule.id)) continue;
    const applies = appliesIn(rule, release);
    const bad = messagesIn(rule, rule.bad, layers, release);
    const good = messagesIn(rule, rule.good, layers, release);
    exampleCount += 2;
    if (applies !== bad.length > 0)
      differences.push({ rule: rule.id, release, what: 'bad example not found', messages: bad });
    if (good.length > 0) differences.push({ rule: rule.id, release, what: 'good example found', messages: good });
  }
}
console.log(JSON.stringify({ rules: rules.length, exampleCount, differences }, undefined, 2));
process.exitCode = differences.length > 0 ? 1 : 0;

function chosenRules(args: readonly string[]): readonly [rules: readonly string[], folders: readonly string[]] {
  const ids = args.flatMap((arg) => (arg.startsWith('--rule=') ? [arg.slice('--rule='.length)] : []));
  return [ids, args.filter((arg) => !arg.startsWith('--'))];
}

function releaseOf(layers: readonly string[]): ReleaseName {
  const request = { workspaceFolders: layers, buildFolder: undefined, openFiles: [] };
  const { release } = snapshotOnDemand(request, nodeFiles);
  if (!release) throw new Error(`${layers.join(' ')}: no layers of a known release`);
  return release.name;
}

/** What a rule says of an example that stands in a layer of its own, with a build folder that has all layers. */
function messagesIn(rule: Rule, example: Example, layers: readonly string[], release: ReleaseName): readonly string[] {
  const top = mkdtempSync(join(tmpdir(), 'metavirt-example-'));
  try {
    const layer = join(top, 'meta-example');
    const build = join(top, 'build');
    write(join(layer, 'conf/layer.conf'), layerConfiguration(release));
    write(
      join(build, 'conf/bblayers.conf'),
      `BBPATH = "\${TOPDIR}"\nBBFILES ?= ""\nBBLAYERS = "${[...layers, layer].join(' ')}"\n`,
    );
    write(join(build, 'conf/local.conf'), 'MACHINE ??= "qemux86-64"\n');
    const paths = exampleFiles(rule, example).map(({ path, lines }) => {
      const absolute = join(/^conf\/(?:[a-z]+\.conf$|multiconfig\/)/.test(path) ? build : layer, path);
      write(absolute, `${lines.join('\n')}\n`);
      return absolute;
    });
    const project = new LintProject({ paths, buildFolder: build, optionsFor: () => ({}) });
    return paths.flatMap((path) => {
      const answer = project.lint(path);
      return answer.kind === 'linted'
        ? answer.diagnostics.filter(({ rule: id }) => id === rule.id).map(({ message }) => message)
        : [];
    });
  } finally {
    rmSync(top, { recursive: true });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function layerConfiguration(release: ReleaseName): string {
  const series = releases.find(({ name }) => name === release)?.layerSeries[0] ?? release;
  return [
    'BBPATH .= ":$LAYERDIR"',
    'BBFILES += "$LAYERDIR/recipes*/*.bb $LAYERDIR/recipes*/*.bbappend $LAYERDIR/recipes*/*/*.bb $LAYERDIR/recipes*/*/*.bbappend"',
    'BBFILE_COLLECTIONS += "example"',
    'BBFILE_PATTERN_example = "^$LAYERDIR/"',
    'BBFILE_PRIORITY_example = "9"',
    `LAYERSERIES_COMPAT_example = "${series} wrynose"`,
    '',
  ]
    .join('\n')
    .replaceAll('$LAYERDIR', '$' + '{LAYERDIR}');
}
