/** `metavirt.explainVariable`: shows the value of the variable under the cursor, or of one that is asked for, and how it came about. */
import { type QuickPickItem, type TextEditor, Uri, window } from 'vscode';
import {
  type ExplainVariableParameters,
  type ExplainVariableResult,
  explainVariableRequest,
  type ValuesParameters,
  type ValuesResult,
  type VariableValue,
  valuesRequest,
} from '../protocol';
import type { Session } from '../session';
import { reportSubject } from '../views/reportDocuments';

export interface ExplainVariableArguments {
  /** The recipe's path, or that of another file of a layer; else the one in the active editor. */
  readonly file?: string;
  /** The variable to explain without asking. */
  readonly name?: string;
}

/** The name of the variable that is shown, or undefined if there is none. */
export async function explainVariable(
  session: Session,
  choice?: ExplainVariableArguments,
): Promise<string | undefined> {
  // From a menu the command gets the editor's address instead.
  const { file, name: given } = choice instanceof Uri ? {} : (choice ?? {});
  const editor = window.activeTextEditor;
  const recipe = typeof file === 'string' ? Uri.file(file).toString() : recipeIn(editor);
  if (recipe === undefined) {
    void window.showInformationMessage('Open a recipe, or another file of a layer, to explain its variables.');
    return undefined;
  }
  const name =
    given ??
    (typeof file === 'string' ? undefined : await nameUnderCursor(session, editor)) ??
    (await askForName(session, recipe));
  if (name === undefined || name === '') return undefined;
  await session.reports.show({ kind: 'explanation', recipe, label: name });
  return name;
}

/** The document to evaluate: the one in the editor, or the one that a report in it is about. */
function recipeIn(editor: TextEditor | undefined): string | undefined {
  if (!editor) return undefined;
  const { uri, languageId } = editor.document;
  return reportSubject(uri)?.recipe ?? (languageId === 'bitbake' ? uri.toString() : undefined);
}

async function nameUnderCursor(session: Session, editor: TextEditor | undefined): Promise<string | undefined> {
  if (editor?.document.languageId !== 'bitbake') return undefined;
  const { line, character } = editor.selection.active;
  const parameters: ExplainVariableParameters = {
    textDocument: { uri: editor.document.uri.toString() },
    position: { line, character },
  };
  const answer = await session.server.request<ExplainVariableResult | null>(explainVariableRequest, parameters);
  return answer?.name;
}

/** Offers the recipe's variables with their values; any other name can be typed as well. */
async function askForName(session: Session, recipe: string): Promise<string | undefined> {
  const picker = window.createQuickPick<QuickPickItem>();
  picker.title = 'Explain Variable';
  picker.placeholder = 'Name of a variable';
  picker.matchOnDescription = false;
  picker.busy = true;
  picker.show();
  void offerNames();
  return new Promise((resolve) => {
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.label ?? picker.value.trim());
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
  });

  async function offerNames(): Promise<void> {
    const answer = await session.server.request<ValuesResult | null>(valuesRequest, {
      uri: recipe,
    } satisfies ValuesParameters);
    picker.busy = false;
    if (!answer) {
      picker.placeholder = 'Name of a variable (no values can be worked out for this file)';
      return;
    }
    picker.placeholder = `Name of a variable of ${answer.recipe.name}`;
    picker.items = Object.keys(answer.values)
      .sort()
      .map((label) => ({ label, description: shortValue(answer.values[label]) }));
  }
}

function shortValue(value: VariableValue | undefined): string {
  if (value?.kind === 'unknown') return `not known: ${value.why}`;
  if (value?.kind !== 'known') return value?.kind === 'failed' ? 'BitBake fails' : 'not set';
  return value.text.slice(0, 200) || 'empty';
}
