/** What VS Code's context menu is told of a file: which one it is, and that the menu has nothing to cut or paste. */
import type { ImageFile } from '../../src/imageProtocol';

/** The value of `data-vscode-context`; undefined for what has no content. */
export function fileContext(image: string, file: ImageFile | undefined): string | undefined {
  if (!file || !isOpenable(file)) return undefined;
  const { path, layer } = file;
  return JSON.stringify({
    webviewSection: 'imageFile',
    preventDefaultContextMenuItems: true,
    image,
    layer,
    file: path,
  });
}

/** Whether there is something to show of it in an editor. */
export function isOpenable({ kind }: ImageFile): boolean {
  return kind === 'file' || kind === 'symlink' || kind === 'hardlink';
}
