/** The code of a finding as a link to the page about it, in the window instead of on the web. */
import type { Diagnostic } from 'vscode';
import { pageUri } from './pageUri';

export function linkCodesToPages(diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code === 'object') diagnostic.code = { value: code.value, target: pageUri(String(code.value)) };
  }
}
