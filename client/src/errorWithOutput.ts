/** Errors of which the output of the extension tells more. */
import { commands, window } from 'vscode';

/** Says it with a way to the output, and does not wait for an answer. */
export function showErrorWithOutput(message: string): void {
  const show = 'Show Output';
  void window.showErrorMessage(message, show).then((choice) => {
    if (choice === show) void commands.executeCommand('metavirt.showOutput');
  });
}
