/** The extensions that answer for the languages in which configuration files are written. */
import { extensions } from 'vscode';

/** VS Code's own extension for JSON, and those that most people install for TOML and YAML. */
const extensionsOfLanguages: Readonly<Record<string, string | undefined>> = {
  json: 'vscode.json-language-features',
  jsonc: 'vscode.json-language-features',
  toml: 'tamasfe.even-better-toml',
  yaml: 'redhat.vscode-yaml',
};

/** Whether one is there now: it may be installed or turned off at any time. */
export function hasExtension(languageId: string): boolean {
  const id = extensionsOfLanguages[languageId];
  return id !== undefined && extensions.getExtension(id) !== undefined;
}
