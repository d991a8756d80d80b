/** Lines that add a container to what is bundled already: into a host image, or into a package of containers. */

export type ContainerToBundle =
  | { readonly kind: 'local'; readonly recipe: string; readonly startsAtBoot: boolean }
  | {
      readonly kind: 'remote';
      /** Registry, repository and tag. */
      readonly reference: string;
      /** What the class fetches, whatever the tag is moved to. */
      readonly digest: string;
      readonly startsAtBoot: boolean;
    };

export type BundlingFile =
  | { readonly kind: 'bundleRecipe' }
  | { readonly kind: 'hostRecipe' }
  /** A configuration counts for all images: the override keeps it to one. */
  | { readonly kind: 'configuration'; readonly hostImage: string };

/** Each line stands for itself, wherever in the file. Images of a registry go into packages only (container-bundle.bbclass fetches them). */
export function bundlingLines(container: ContainerToBundle, file: BundlingFile): readonly string[] {
  const name = container.kind === 'local' ? container.recipe : container.reference;
  if (file.kind === 'bundleRecipe') {
    const entry = container.startsAtBoot ? `${name}:always` : name;
    return [`CONTAINER_BUNDLES:append = " ${entry}"`, ...digestLines(container)];
  }
  // CONTAINER_DEFAULT_RUNTIME follows CONTAINER_PROFILE; the policy stands behind the engine.
  const entry = container.startsAtBoot ? `${name}:\${CONTAINER_DEFAULT_RUNTIME}:always` : name;
  const override = file.kind === 'configuration' ? `:pn-${file.hostImage}` : '';
  return [`BUNDLED_CONTAINERS:append${override} = " ${entry}"`];
}

/** Whether the file's text names the container in a value of bundled containers. Comments count for nothing. */
export function isBundledAlready(container: ContainerToBundle, text: string): boolean {
  const name = container.kind === 'local' ? container.recipe : container.reference;
  const code = text.split('\n').filter((line) => !line.startsWith('#'));
  const isBundling = code.some((line) => /^(?:BUNDLED_CONTAINERS|CONTAINER_BUNDLES)\b/.test(line));
  const words = code.join('\n').split(/[\s"'\\]+/);
  return isBundling && words.some((word) => word === name || word.startsWith(`${name}:`));
}

/** Flags hold neither `/` nor `:`, so the class makes `_` of them. */
function digestLines(container: ContainerToBundle): readonly string[] {
  if (container.kind === 'local') return [];
  return [`CONTAINER_DIGESTS[${container.reference.replace(/[/:]/g, '_')}] = "${container.digest}"`];
}
