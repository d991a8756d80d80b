/** What the image of a recipe will be, in the words in which built images are compared. */
import { type ProcessParts, processParts } from '../../containers/imageProcess';
import { shellWords } from '../../containers/shellWords';
import { type ComparedValue, type FactName, type ImageFacts, portWithProtocol } from '../../images/compare/imageFacts';
import { newestRelease, type ReleaseName } from '../../knowledge/release';
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';
import { splitWords } from '../../syntax/bitbake/text';
import type { ImagePreview } from '../imagePreview';

/**
 * What a base image gives cannot be told from the recipe: with one, lists are what they are at least, and what the recipe leaves empty is not
 * known. Builds add labels of their own. The newest release counts where none is known.
 */
export function recipeFacts(preview: ImagePreview, metadata: EvaluatedMetadata, release?: ReleaseName): ImageFacts {
  const values = new RecipeValues(preview, metadata);
  const { base } = values;
  const single = (value: ComparedValue): ComparedValue =>
    base !== '' && value.kind === 'known' && value.items.length === 0 ? values.ofBase : value;
  const list = (value: ComparedValue): ComparedValue =>
    base !== '' && value.kind === 'known' ? { kind: 'atLeast', items: value.items } : value;
  const labels = values.words('OCI_IMAGE_LABELS');
  const commands = values.process(release ?? newestRelease);
  return new Map<FactName, ComparedValue>([
    ['architecture', values.words('OCI_IMAGE_ARCH')],
    ['entrypoint', single(commands.entrypoint)],
    ['command', single(commands.command)],
    ['working folder', single(values.words('OCI_IMAGE_WORKINGDIR'))],
    ['user', single(values.words('OCI_IMAGE_RUNTIME_UID'))],
    ['environment', list(values.words('OCI_IMAGE_ENV_VARS'))],
    ['ports', list(withProtocols(values.words('OCI_IMAGE_PORTS')))],
    ['stop signal', single(values.words('OCI_IMAGE_STOPSIGNAL'))],
    ['labels', labels.kind === 'known' ? { kind: 'atLeast', items: labels.items } : labels],
    ['author', values.words('OCI_IMAGE_AUTHOR_EMAIL')],
    ['layer count', base === '' ? { kind: 'known', items: [String(preview.layers.length)] } : values.ofBase],
  ]);
}

type WrittenText = { readonly kind: 'known'; readonly text: string } | Extract<ComparedValue, { kind: 'unknown' }>;

class RecipeValues {
  /** The image that the recipe builds upon; empty where there is none. */
  readonly base: string;

  constructor(
    private readonly preview: ImagePreview,
    private readonly metadata: EvaluatedMetadata,
  ) {
    const base = this.text('OCI_BASE_IMAGE');
    this.base = base.kind === 'known' ? base.text : 'that OCI_BASE_IMAGE names';
  }

  get ofBase(): ComparedValue {
    return { kind: 'unknown', why: `comes from the base image ${this.base}` };
  }

  /** As the shell of the class takes a list apart. */
  words(variable: string): ComparedValue {
    const written = this.text(variable);
    if (written.kind === 'unknown') return written;
    return { kind: 'known', items: shellWords(written.text) ?? splitWords(written.text) };
  }

  process(release: ReleaseName): Readonly<Record<keyof ProcessParts, ComparedValue>> {
    const entrypoint = this.text('OCI_IMAGE_ENTRYPOINT');
    const entrypointArguments = this.text('OCI_IMAGE_ENTRYPOINT_ARGS');
    const command = this.text('OCI_IMAGE_CMD');
    if (entrypoint.kind === 'unknown') return { entrypoint, command: entrypoint };
    if (entrypointArguments.kind === 'unknown')
      return { entrypoint: entrypointArguments, command: entrypointArguments };
    if (command.kind === 'unknown') return { entrypoint: command, command };
    const texts = { entrypoint: entrypoint.text, entrypointArguments: entrypointArguments.text, command: command.text };
    const parts = processParts(texts, release);
    const unclosed: ComparedValue = { kind: 'unknown', why: 'has a quotation that is not closed' };
    return {
      entrypoint: parts ? { kind: 'known', items: parts.entrypoint } : unclosed,
      command: parts ? { kind: 'known', items: parts.command } : unclosed,
    };
  }

  /** As written, which the preview is not; its default where the class is not at hand. */
  private text(variable: string): WrittenText {
    const value = this.metadata.variable(variable);
    if (value.kind === 'known') return value;
    const shown = this.preview.fields.find((field) => field.variable === variable)?.value;
    return shown ?? { kind: 'known', text: '' };
  }
}

function withProtocols(ports: ComparedValue): ComparedValue {
  return ports.kind === 'known' ? { kind: 'known', items: ports.items.map(portWithProtocol) } : ports;
}
