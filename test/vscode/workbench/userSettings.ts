/** The user settings of a fresh VS Code profile: nothing but the workspace asks for attention, nothing looks at the network. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the settings into a user data folder. VS Code's server reads them from there for its web workbench too. */
export function writeUserSettings(userDataFolder: string, options: { readonly asksForTrust: boolean }): void {
  const folder = join(userDataFolder, 'User');
  mkdirSync(folder, { recursive: true });
  const settings = {
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'git.openRepositoryInParentFolders': 'never',
    'security.workspace.trust.enabled': options.asksForTrust,
    // Opens an untrusted folder in Restricted Mode at once, where a person would be asked first.
    'security.workspace.trust.startupPrompt': 'never',
    'telemetry.telemetryLevel': 'off',
    // Draws terminals as text that a test can read.
    'terminal.integrated.gpuAcceleration': 'off',
    'workbench.enableExperiments': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
  };
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}
