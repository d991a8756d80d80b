/** Names that container engines take, made of an image's. */

/** Engines take more, but a name is often the host name of the container too, which has no more. */
const longestName = 63;

const namePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

/** What podman and Docker take: letters, digits, `_`, `.` and `-`, a letter or digit first. */
export function isContainerName(text: string): boolean {
  return text.length <= longestName && namePattern.test(text);
}

/** A name that nobody has yet: that of the image, with a number behind it where it is taken. */
export function freeContainerName(imageName: string, taken: ReadonlySet<string>): string {
  const base = imageName.replace(/[^a-zA-Z0-9_.-]+/g, '-').replace(/^[^a-zA-Z0-9]+/, '') || 'container';
  for (let number = 1; ; number++) {
    const ending = number === 1 ? '' : `-${number}`;
    const name = base.slice(0, longestName - ending.length) + ending;
    if (!taken.has(name)) return name;
  }
}

/** The repository under which an image is put into an engine's storage, beside the user's own: small letters, single separators. */
export function imageRepository(imageName: string): string {
  const words = imageName.toLowerCase().match(/[a-z0-9]+/g) ?? ['image'];
  return `metavirt/${words.join('-').slice(0, 128).replace(/-$/, '')}`;
}
