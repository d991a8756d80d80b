/** The OCI image that a recipe will give, before it is built: its configuration, its layers and the packages in it. */
import { defaultIn } from '../knowledge/entry';
import { variableNamed } from '../knowledge/knowledge';
import type { ReleaseName } from '../knowledge/release';
import type { EvaluatedMetadata, VariableValue } from '../project/evaluation/evaluatedMetadata';
import { splitWords } from '../syntax/bitbake/text';

export type PreviewValue =
  | { readonly kind: 'known'; readonly text: string; readonly from: PreviewSource }
  | { readonly kind: 'unknown'; readonly why: string };

/** Where a value comes from: the class's default, the recipe (with its appends and includes), or the configuration. */
export type PreviewSource = 'recipe' | 'default' | 'configuration';

export interface PreviewField {
  /** What the image calls it: `entrypoint`, `user`. */
  readonly name: string;
  /** The variable it comes from. */
  readonly variable: string;
  readonly value: PreviewValue;
}

export interface ImagePreview {
  /** PN. */
  readonly recipe: string;
  /** Why BitBake skips the recipe; null where it does not. */
  readonly skipped: string | null;
  readonly fields: readonly PreviewField[];
  /** From the bottom up: the base image's, then one for each entry of OCI_LAYERS, or the whole root file system. */
  readonly layers: readonly string[];
  /** What is installed into the root file system. */
  readonly packages: PreviewPackages;
}

export type PreviewPackages =
  | { readonly kind: 'known'; readonly names: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: string };

/** Names of image-spec's config, and `backend` for what writes it. */
const fields: readonly (readonly [name: string, variable: string])[] = [
  ['tag', 'OCI_IMAGE_TAG'],
  ['base image', 'OCI_BASE_IMAGE'],
  ['architecture', 'OCI_IMAGE_ARCH'],
  ['variant', 'OCI_IMAGE_SUBARCH'],
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

/** Undefined if the recipe does not inherit image-oci. Where that class is not at hand, its defaults in the release count. */
export function imagePreview(
  recipe: string,
  metadata: EvaluatedMetadata,
  release: ReleaseName | undefined,
): ImagePreview | undefined {
  if (!metadata.inherits('image-oci')) return undefined;
  const previewOf = (variable: string): PreviewValue =>
    previewValue(variable, metadata) ??
    defaultOf(variable, release) ?? { kind: 'unknown', why: 'has no fixed default' };
  const name = metadata.variable('PN');
  return {
    recipe: name.kind === 'known' ? name.text : recipe,
    skipped: metadata.skipped ?? null,
    fields: fields.map(([field, variable]) => ({ name: field, variable, value: previewOf(variable) })),
    layers: layersOf(previewOf, metadata),
    packages: packagesOf(metadata.variable('IMAGE_INSTALL')),
  };
}

function previewValue(variable: string, metadata: EvaluatedMetadata): PreviewValue | undefined {
  const value = metadata.variable(variable);
  switch (value.kind) {
    case 'known':
      return { kind: 'known', text: splitWords(value.text).join(' '), from: sourceOf(variable, metadata) };
    case 'unknown':
      return { kind: 'unknown', why: value.why };
    case 'failed':
      return { kind: 'unknown', why: value.message };
    case 'unset':
      return undefined;
  }
}

function defaultOf(variable: string, release: ReleaseName | undefined): PreviewValue | undefined {
  const entry = variableNamed(variable);
  const value = entry && defaultIn(entry, release)?.value;
  if (value === undefined) return undefined;
  return value.includes('${')
    ? { kind: 'unknown', why: `is ${value} in the class, which is not at hand` }
    : { kind: 'known', text: value, from: 'default' };
}

function sourceOf(variable: string, metadata: EvaluatedMetadata): PreviewSource {
  const counting = metadata.history(variable).filter(({ counts }) => counts);
  const paths = counting.map(({ origin }) => origin?.path ?? '');
  if (paths.some((path) => !/\.(?:bbclass|conf)$/.test(path))) return 'recipe';
  return paths.some((path) => path.endsWith('.conf')) ? 'configuration' : 'default';
}

function layersOf(previewOf: (variable: string) => PreviewValue, metadata: EvaluatedMetadata): readonly string[] {
  const base = previewOf('OCI_BASE_IMAGE');
  const below = base.kind === 'known' && base.text !== '' ? [`those of ${base.text}`] : [];
  const mode = previewOf('OCI_LAYER_MODE');
  const entries = metadata.variable('OCI_LAYERS');
  if (mode.kind === 'known' && mode.text === 'multi' && entries.kind === 'known') {
    return [...below, ...splitWords(entries.text)];
  }
  return [...below, 'the whole root file system'];
}

function packagesOf(installed: VariableValue): PreviewPackages {
  switch (installed.kind) {
    case 'known':
      return { kind: 'known', names: splitWords(installed.text) };
    case 'unset':
      return { kind: 'known', names: [] };
    case 'unknown':
      return { kind: 'unknown', why: installed.why };
    case 'failed':
      return { kind: 'unknown', why: installed.message };
  }
}
