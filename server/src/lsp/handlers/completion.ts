import {
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  InsertTextFormat,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import { complete } from '../../features/completion';
import type { ItemKind, CompletionItem as Proposal } from '../../features/completion/item';
import { statementAt } from '../../features/context/statementAt';
import { mayNameConfigFile } from '../../formats/formatOf';
import type { SourceFile } from '../../project/snapshot';
import { type ClientFeatures, reopenCompletionCommand } from '../clientFeatures';
import { configCompletionList } from '../configCompletionList';
import { configCompletions } from '../configFeatures';
import { configFileOf, filesWrittenBy } from '../configFileOf';
import { isKeptProposal } from '../officialExtension';
import { plainText } from '../plainText';
import { offsetAt, rangeOf } from '../positions';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

/** What a client asks for completion at besides letters: where a value, name, flag, path, option, further word or attribute begins. */
export const completionTriggers = ['"', "'", '{', ':', '[', ' ', '/', '+', ';', '=', '|', '(', '.'] as const;

/** Editors parse an answer on the thread that draws the text: a long one makes typing stutter. */
const maxReplyBytes = 40_000;

const reopenCompletion: Command = { title: 'Propose values', command: reopenCompletionCommand };

export function registerCompletion(session: Session): void {
  const { connection, documents, log, project, values } = session;
  connection.onCompletion(({ textDocument: { uri }, position, context }, token) =>
    runSafe<CompletionList | null>(log, { method: 'textDocument/completion', uri }, token, null, () => {
      const document = documents.get(uri);
      const trigger =
        context?.triggerKind === CompletionTriggerKind.TriggerCharacter ? context.triggerCharacter : undefined;
      if (!document) return completionInConfigFile(session, uri, position, trigger);
      const { file, lines } = document;
      const offset = offsetAt({ text: file.tree.text, lines }, position);
      const written = mayWriteFiles(file, offset) && configCompletions().writtenCompletion(file.tree, offset, trigger);
      if (written) return configCompletionList(session.client, { text: file.tree.text, lines }, written);
      session.proposedIn = uri;
      const known = values.keptFor(file.path)?.values;
      const list = complete(project.snapshot, file, offset, {
        snippets: session.client.insertsSnippets,
        trigger,
        knownValue: (name) => known?.get(name),
      });
      if (!list) return null;
      const items = list.items.filter((item) => isKeptProposal(item, session.settings));
      return completionList(session.client, rangeOf(lines, list.replace), items, list.incomplete);
    }),
  );
}

/** In a configuration file of a runtime, or a script that writes some. */
function completionInConfigFile(
  session: Session,
  uri: string,
  position: Position,
  trigger: string | undefined,
): CompletionList | null {
  const document = session.configFiles.get(uri);
  if (!document) return null;
  const offset = offsetAt(document, position);
  const file = configFileOf(session, document);
  const found = file
    ? configCompletions().configCompletion(file, offset, trigger)
    : configCompletions().scriptCompletion(filesWrittenBy(session, document).written, document.text, offset, trigger);
  return found ? configCompletionList(session.client, document, found) : null;
}

/** Whether it is worth loading what is known of configuration files. */
function mayWriteFiles({ tree }: SourceFile, offset: number): boolean {
  const { statement, start } = statementAt(tree, offset);
  const isShell = statement?.kind === 'func' && !statement.python;
  return isShell && mayNameConfigFile(tree.text.slice(start, start + statement.length));
}

function completionList(
  client: ClientFeatures,
  range: Range,
  proposals: readonly Proposal[],
  incomplete: boolean,
): CompletionList {
  const items: CompletionItem[] = [];
  let byteCount = 200;
  for (const [index, proposal] of proposals.entries()) {
    const item = completionItem(client, range, proposal, index);
    byteCount += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (byteCount > maxReplyBytes) return { ...sharedParts(client, range), isIncomplete: true, items };
    items.push(item);
  }
  return { ...sharedParts(client, range), isIncomplete: incomplete, items };
}

function sharedParts(client: ClientFeatures, range: Range): Partial<CompletionList> {
  return client.sharesCompletionRange ? { itemDefaults: { editRange: range } } : {};
}

function completionItem(client: ClientFeatures, range: Range, proposal: Proposal, index: number): CompletionItem {
  const { label, kind, insert, isSnippet, lineStart, topic, goesOn } = proposal;
  const beside = wordsBeside(proposal);
  return {
    label,
    kind: kinds[kind],
    // Base 36 keeps it short; all have the same length, so they compare as the numbers do.
    sortText: index.toString(36).padStart(2, '0'),
    ...edit(client, range, label, insert),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(lineStart !== undefined && { additionalTextEdits: [insertedAtLineStart(range, lineStart)] }),
    ...(beside !== undefined && client.showsCompletionNotes && { labelDetails: { description: beside } }),
    ...(topic !== undefined && { data: topic }),
    ...(goesOn && client.reopensCompletion && { command: reopenCompletion }),
  };
}

/** A value is shown as it is, a note of ours without its Markdown. */
function wordsBeside({ value, note }: Proposal): string | undefined {
  return value ?? (note === undefined ? undefined : plainText(note));
}

function edit(
  client: ClientFeatures,
  range: Range,
  label: string,
  insert: string | undefined,
): Partial<CompletionItem> {
  if (!client.sharesCompletionRange) return { textEdit: { range, newText: insert ?? label } };
  return insert === undefined ? {} : { textEditText: insert };
}

function insertedAtLineStart({ start }: Range, newText: string): TextEdit {
  const place = { line: start.line, character: 0 };
  return { range: { start: place, end: place }, newText };
}

const kinds: Readonly<Record<ItemKind, CompletionItemKind>> = {
  variable: CompletionItemKind.Variable,
  class: CompletionItemKind.Class,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  value: CompletionItemKind.EnumMember,
  keyword: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  type: CompletionItemKind.Class,
  module: CompletionItemKind.Module,
  local: CompletionItemKind.Variable,
  task: CompletionItemKind.Event,
  snippet: CompletionItemKind.Snippet,
  flag: CompletionItemKind.Property,
  override: CompletionItemKind.Constant,
  operator: CompletionItemKind.Operator,
  package: CompletionItemKind.Module,
  recipe: CompletionItemKind.Module,
};
