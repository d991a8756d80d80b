/** `metavirt.searchDocumentation`: finds a variable, class, feature, task or rule by its name or by what it is for, and shows its page. */
import { env, type QuickPickItem, Uri, window } from 'vscode';
import { type DocumentationResult, type DocumentedName, documentationRequest } from '../protocol';
import type { Session } from '../session';
import { showDocumentation } from '../views/documentationView';

export interface SearchDocumentationArguments {
  /** The name whose page to show without asking. */
  readonly name?: string;
  /** Searches among the rules only. */
  readonly rulesOnly?: boolean;
}

/** The name whose page is shown, or undefined if there is none. */
export async function searchDocumentation(
  session: Session,
  choice?: SearchDocumentationArguments,
): Promise<string | undefined> {
  const name = typeof choice?.name === 'string' ? choice.name : await pickName(session, choice?.rulesOnly === true);
  if (name !== undefined) await showDocumentation(name);
  return name;
}

/** Undefined also where the search goes on in the manual. */
function pickName(session: Session, rulesOnly: boolean): Promise<string | undefined> {
  const picker = window.createQuickPick();
  picker.title = rulesOnly ? 'Rules' : 'Documentation';
  picker.placeholder = rulesOnly ? 'A rule, or a word of what it finds' : 'A name, or a word of what it is for';
  const isListed = ({ kinds }: DocumentedName): boolean => !rulesOnly || kinds.includes('rule');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.busy = true;
  picker.show();
  void session.server.request<DocumentationResult>(documentationRequest, {}).then((answer) => {
    picker.items = answer
      ? [...answer.names.filter(isListed).map((each) => nameItem(each, answer.release)), manualItem]
      : [noAnswer, manualItem];
    picker.busy = false;
  });
  return new Promise<string | undefined>((resolve) => {
    picker.onDidAccept(() => {
      const [picked] = picker.activeItems;
      if (picked === manualItem) void env.openExternal(manualSearch(picker.value));
      const isName = picked !== undefined && picked !== manualItem && picked !== noAnswer;
      resolve(isName ? picked.label : undefined);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
  });
}

const noAnswer: QuickPickItem = {
  label: '$(warning) The language server does not run',
  detail: '"Restart Language Server" starts it again, "Show Output" says why it stopped.',
};

/** Stands below whatever is found, and alone where nothing is. */
const manualItem: QuickPickItem = {
  label: '$(link-external) Search the manuals of the Yocto Project',
  detail: 'Not found? A part of the name is enough here, or one word of what it is for.',
  alwaysShow: true,
};

function manualSearch(words: string): Uri {
  return Uri.parse(`https://docs.yoctoproject.org/search.html?${new URLSearchParams({ q: words })}`, true);
}

function nameItem({ name, kinds, summary, isInRelease }: DocumentedName, release: string | null): QuickPickItem {
  const absence = isInRelease ? '' : ` · not in ${release}`;
  return { label: name, description: `${kinds.join(', ')}${absence}`, detail: plainText(summary) };
}

/** Without the backquotes of code, which a list would show. */
function plainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}
