/**
 * The OCI image that a recipe will give, as far as its own assignments and the class's defaults tell. Python, overrides and
 * the configuration are not evaluated: what depends on them is unknown, and says on what.
 */
import { defaultIn } from '../knowledge/entry';
import { variableNamed } from '../knowledge/knowledge';
import type { ReleaseName } from '../knowledge/release';
import { LiteralVariables } from '../project/layers/literalVariables';
import { expansionsIn, wordsIn } from '../syntax/bitbake/expansions';
import { nameParts, partText, splitWords } from '../syntax/bitbake/text';
import type { SyntaxTree } from '../syntax/bitbake/tree';

export type PreviewValue =
  | { readonly kind: 'known'; readonly text: string; readonly from: 'recipe' | 'default' }
  | { readonly kind: 'unknown'; readonly why: string };

export interface PreviewField {
  /** What the image calls it: `entrypoint`, `user`. */
  readonly name: string;
  /** The variable it comes from. */
  readonly variable: string;
  readonly value: PreviewValue;
}

export interface ImagePreview {
  /** PN, from the file's name. */
  readonly recipe: string;
  readonly fields: readonly PreviewField[];
  /** From the bottom up: one for each entry of OCI_LAYERS, or the whole root file system. */
  readonly layers: readonly string[];
  /** Words of IMAGE_INSTALL, without those that Python or the configuration decides on. */
  readonly packages: readonly string[];
}

/** Names of image-spec's config, and `backend` for what writes it. */
const fields: readonly (readonly [name: string, variable: string])[] = [
  ['tag', 'OCI_IMAGE_TAG'],
  ['base image', 'OCI_BASE_IMAGE'],
  ['architecture', 'OCI_IMAGE_ARCH'],
  ['entrypoint', 'OCI_IMAGE_ENTRYPOINT'],
  ['entrypoint arguments', 'OCI_IMAGE_ENTRYPOINT_ARGS'],
  ['command', 'OCI_IMAGE_CMD'],
  ['working folder', 'OCI_IMAGE_WORKINGDIR'],
  ['user', 'OCI_IMAGE_RUNTIME_UID'],
  ['environment', 'OCI_IMAGE_ENV_VARS'],
  ['ports', 'OCI_IMAGE_PORTS'],
  ['stop signal', 'OCI_IMAGE_STOPSIGNAL'],
  ['labels', 'OCI_IMAGE_LABELS'],
  ['author', 'OCI_IMAGE_AUTHOR_EMAIL'],
  ['backend', 'OCI_IMAGE_BACKEND'],
];

/** `trees` are the recipe's and those of the files it includes, in BitBake's order. Undefined if none inherits image-oci. */
export function imagePreview(
  recipe: string,
  trees: readonly SyntaxTree[],
  release: ReleaseName | undefined,
): ImagePreview | undefined {
  if (!trees.some(inheritsImageOci)) return undefined;
  const variables = new LiteralVariables();
  for (const tree of trees) variables.read(tree, {});
  const underOverrides = new Set(trees.flatMap(variablesWithOverrides));
  const previewOf = (variable: string): PreviewValue => {
    if (underOverrides.has(variable)) return { kind: 'unknown', why: 'an override may apply' };
    const assigned = variables.get(variable);
    if (assigned !== undefined) return literal(assigned, 'recipe');
    const entry = variableNamed(variable);
    const value = entry && defaultIn(entry, release)?.value;
    return value === undefined
      ? { kind: 'unknown', why: 'has no fixed default' }
      : literal(variables.expand(value), 'default');
  };
  return {
    recipe,
    fields: fields.map(([name, variable]) => ({ name, variable, value: previewOf(variable) })),
    layers: layersOf(previewOf('OCI_LAYER_MODE'), variables.get('OCI_LAYERS')),
    packages: literalWords(variables.get('IMAGE_INSTALL') ?? ''),
  };
}

function layersOf(mode: PreviewValue, entries: string | undefined): readonly string[] {
  const isMulti = mode.kind === 'known' && mode.text === 'multi';
  return isMulti && entries !== undefined ? splitWords(entries) : ['the whole root file system'];
}

function literalWords(text: string): readonly string[] {
  const words = wordsIn(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
  return words.filter((word) => !word.includes('${'));
}

function literal(text: string, from: 'recipe' | 'default'): PreviewValue {
  const open = expansionsIn(text, 0, text.length);
  if (open.length === 0) return { kind: 'known', text: splitWords(text).join(' '), from };
  const names = open.flatMap((each) => (each.kind === 'variable' ? [text.slice(each.name.start, each.name.end)] : []));
  return { kind: 'unknown', why: names.length > 0 ? `depends on ${names.join(', ')}` : 'Python works it out' };
}

function inheritsImageOci(tree: SyntaxTree): boolean {
  return tree.statements.some((statement, index) => {
    if (statement.kind !== 'inherit' && statement.kind !== 'inherit_defer') return false;
    return splitWords(partText(tree, tree.starts[index] ?? 0, statement.argument, statement)).includes('image-oci');
  });
}

function variablesWithOverrides(tree: SyntaxTree): readonly string[] {
  return tree.statements.flatMap((statement, index) => {
    if (statement.kind !== 'assign' || statement.flag) return [];
    const { base, overrides } = nameParts(partText(tree, tree.starts[index] ?? 0, statement.name, statement));
    return overrides.length > 0 ? [base] : [];
  });
}
