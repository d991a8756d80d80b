/** `metavirt.searchDocumentation`: finds a variable, class, feature, task or rule by its name or by what it is for, and shows its page. */
import { type QuickPickItem, window } from 'vscode';
import { type DocumentationResult, type DocumentedName, documentationRequest } from '../protocol';
import type { Session } from '../session';

export interface SearchDocumentationArguments {
  /** The name whose page to show without asking. */
  readonly name?: string;
}

/** The name whose page is shown, or undefined if there is none. */
export async function searchDocumentation(
  session: Session,
  choice?: SearchDocumentationArguments,
): Promise<string | undefined> {
  const name = typeof choice?.name === 'string' ? choice.name : await pickName(session);
  if (name === undefined) return undefined;
  await session.pages.showDocumentation(name);
  return name;
}

async function pickName(session: Session): Promise<string | undefined> {
  const items = session.server.request<DocumentationResult>(documentationRequest, {}).then((answer) => {
    const names = answer?.names ?? [];
    return names.length > 0 ? names.map((each) => nameItem(each, answer?.release ?? null)) : [noAnswer];
  });
  const picked = await window.showQuickPick(items, {
    title: 'Documentation',
    placeHolder: 'A name, or a word of what it is for',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked === noAnswer ? undefined : picked?.label;
}

const noAnswer: QuickPickItem = {
  label: '$(warning) The language server does not run',
  detail: '"Restart Language Server" starts it again, "Show Output" says why it stopped.',
};

function nameItem({ name, kinds, summary, isInRelease }: DocumentedName, release: string | null): QuickPickItem {
  const absence = isInRelease ? '' : ` · not in ${release}`;
  return { label: name, description: `${kinds.join(', ')}${absence}`, detail: plainText(summary) };
}

/** Without the backquotes of code, which a list would show. */
function plainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}
