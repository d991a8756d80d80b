/** `metavirt image RECIPE [--json]`: the OCI image that the recipe will give, before it is built. */
import { resolve, sep } from 'node:path';
import { type ImagePreview, imagePreview, type PreviewField } from '../features/imagePreview';
import { nodeFiles } from '../host/nodeFiles';
import { newestOfLayerSeries, type ReleaseName } from '../knowledge/release';
import { LiteralVariables } from '../project/layers/literalVariables';
import { baseName } from '../project/paths';
import { readProblem } from '../project/readFile';
import { folderLookup } from '../project/resolution/folderLookup';
import type { FileLookup, TreeSource } from '../project/resolution/lookup';
import { treesOnDisk } from '../project/resolution/treesOnDisk';
import { namedWords } from '../project/resolution/words';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import type { Output } from './parse';

const keptTrees = 100;

/** 0 with a preview, 1 if the recipe gives no OCI image or cannot be read, 2 on wrong use. */
export function runImage(args: readonly string[], output: Output): number {
  const recipes = args.filter((argument) => argument !== '--json');
  const [recipe] = recipes;
  if (recipe === undefined || recipes.length > 1 || recipe.startsWith('-')) {
    output.err('metavirt image: name one recipe: metavirt image RECIPE [--json]');
    return 2;
  }
  const path = resolve(recipe).replaceAll(sep, '/');
  const trees = treesOnDisk(nodeFiles, keptTrees);
  const read = trees.read(path);
  if (read.kind !== 'tree') {
    output.err(`metavirt image: ${recipe}: ${read.kind === 'missing' ? 'no such file' : readProblem(read)}`);
    return 1;
  }
  const lookup = folderLookup(path, nodeFiles, trees);
  const release = releaseOf(lookup, trees);
  const name = baseName(path).replace(/\.bb$/, '').split('_')[0] ?? '';
  const preview = imagePreview(name, withIncluded(path, read.tree, lookup, trees), release);
  if (!preview) {
    output.err(`metavirt image: ${recipe} does not inherit image-oci, so it gives no OCI image`);
    return 1;
  }
  output.out(
    args.includes('--json')
      ? JSON.stringify({ file: recipe, release: release ?? null, ...preview })
      : readable(preview, release),
  );
  return 0;
}

/** The recipe and the files it names with include or require, in the order in which BitBake evaluates them. */
function withIncluded(path: string, tree: SyntaxTree, lookup: FileLookup, trees: TreeSource): readonly SyntaxTree[] {
  const included: SyntaxTree[] = [];
  tree.statements.forEach((statement, index) => {
    if (statement.kind !== 'include' && statement.kind !== 'require') return;
    for (const word of namedWords({ tree, start: tree.starts[index] ?? 0 }, statement.argument)) {
      const file = lookup.resolveInclude(path, word.text);
      const read = file === undefined ? undefined : trees.read(file);
      if (read?.kind === 'tree') included.push(read.tree);
    }
  });
  return [...included, tree];
}

function releaseOf(lookup: FileLookup, trees: TreeSource): ReleaseName | undefined {
  const read = trees.read(`${lookup.searchPath[0] ?? ''}/conf/layer.conf`);
  if (read.kind !== 'tree') return undefined;
  const variables = new LiteralVariables();
  variables.read(read.tree, {});
  const collections = variables.words('BBFILE_COLLECTIONS');
  return newestOfLayerSeries(collections.flatMap((collection) => variables.words(`LAYERSERIES_COMPAT_${collection}`)));
}

function readable(preview: ImagePreview, release: ReleaseName | undefined): string {
  const shown = preview.fields.filter(({ value }) => value.kind === 'unknown' || value.text !== '');
  const width = Math.max(...shown.map(({ name }) => name.length), 'packages'.length);
  const line = (name: string, text: string, note: string) =>
    `  ${name.padEnd(width)}  ${text}${note === '' ? '' : `  (${note})`}`;
  return [
    `${preview.recipe}${release ? `, for ${release}` : ''}`,
    ...shown.map((field) => line(field.name, textOf(field), noteOf(field))),
    ...preview.layers.map((layer, index) => line(index === 0 ? 'layers' : '', `${index + 1}. ${layer}`, '')),
    line('packages', preview.packages.join(' '), ''),
  ].join('\n');
}

function textOf({ value }: PreviewField): string {
  return value.kind === 'known' ? value.text : 'unknown';
}

function noteOf({ value, variable }: PreviewField): string {
  if (value.kind === 'unknown') return `${variable}: ${value.why}`;
  return value.from === 'default' ? `${variable}, the default` : variable;
}
