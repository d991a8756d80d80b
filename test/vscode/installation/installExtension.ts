/** Installs a VSIX the way `code --install-extension` does, with the installed VS Code's own program. */
import { execFileSync } from 'node:child_process';
import type { Installation } from './install';

/** Unpacks the extension of a `.vsix` file into an extensions folder. Fails with VS Code's own words. */
export function installExtension(
  installation: Installation,
  vsix: string,
  folders: { readonly extensions: string; readonly serverData: string },
): void {
  const commandLine = [
    installation.serverMain,
    ...['--install-extension', vsix, '--force'],
    ...['--extensions-dir', folders.extensions, '--server-data-dir', folders.serverData],
  ];
  execFileSync(installation.node, commandLine, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { EXTENSIONS_GALLERY: '{}', ...process.env },
  });
}
