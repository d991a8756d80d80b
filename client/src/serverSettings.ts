/** The settings as the server gets them: the user's, with what only the client knows in their place. */
import { workspace } from 'vscode';
import type { ConfigurationChoice } from './configurationChoice';
import { officialExtensionAnswersForBitBake } from './officialExtension';
import type { ServerSettings } from './protocol';

export function serverSettings(buildFolder: string | undefined, choice: ConfigurationChoice): ServerSettings {
  const written = workspace.getConfiguration('metavirt');
  return {
    ...(JSON.parse(JSON.stringify(written)) as object),
    besideOfficialExtension: officialExtensionAnswersForBitBake(),
    buildFolder: buildFolder ?? null,
    ...choice,
    inlayHints: { values: written.get('inlayHints.values', false) },
    codeLens: written.get('codeLens', true),
  };
}
