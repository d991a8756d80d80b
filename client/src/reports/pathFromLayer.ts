/** The short name of a file of a layer. */

/** Folders that stand at the top of a layer, and of a build folder. */
const atTheTop = /^(?:conf|classes(?:-[a-z]+)?|recipes-.+|lib|files)$/;

/** The path from the layer's own folder on, as far as the names of its folders tell where that is; else the path as it is. */
export function pathFromLayer(path: string): string {
  const parts = path.split('/');
  const top = parts.findIndex((part, index) => index > 1 && atTheTop.test(part));
  return top < 0 ? path : parts.slice(top - 1).join('/');
}
