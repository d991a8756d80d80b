/** Proposals for a configuration file as LSP writes them. */
import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  InsertTextFormat,
  type Range,
  type TextEdit,
} from 'vscode-languageserver/node';
import type { ConfigItem, ConfigItems } from '../features/configCompletion/request';
import { hasTabStops, withoutTabStops } from '../features/configCompletion/writing';
import { type ClientFeatures, reopenCompletionCommand } from './clientFeatures';
import { markdownAsText } from './markdownAsText';
import { type Lined, positionAt, rangeOf } from './positions';

/** Editors parse an answer on the thread that draws the text. */
const maxReplyBytes = 40_000;

/** Null where nothing is proposed. */
export function configCompletionList(
  client: ClientFeatures,
  { lines }: Lined,
  found: ConfigItems,
): CompletionList | null {
  if (found.items.length === 0) return null;
  const range = rangeOf(lines, found.replace);
  const place = found.before && positionAt(lines, found.before.offset);
  const comma: TextEdit | undefined = place && {
    range: { start: place, end: place },
    newText: found.before?.text ?? '',
  };
  const shared = client.sharesCompletionRange ? { itemDefaults: { editRange: range } } : {};
  const items: CompletionItem[] = [];
  let byteCount = 200;
  for (const [index, proposal] of found.items.entries()) {
    const item = completionItem(client, range, proposal, index, comma);
    byteCount += Buffer.byteLength(JSON.stringify(item)) + 1;
    if (byteCount > maxReplyBytes) return { ...shared, isIncomplete: true, items };
    items.push(item);
  }
  return { ...shared, isIncomplete: false, items };
}

function completionItem(
  client: ClientFeatures,
  range: Range,
  proposal: ConfigItem,
  index: number,
  comma: TextEdit | undefined,
): CompletionItem {
  const { label, kind, detail, documentation, insert, filter, isDeprecated, goesOn } = proposal;
  const isSnippet = client.insertsSnippets && hasTabStops(insert);
  const newText = isSnippet ? insert : withoutTabStops(insert);
  return {
    label,
    kind: kinds[kind],
    // Base 36 keeps it short; all have the same length, so they compare as the numbers do.
    sortText: index.toString(36).padStart(2, '0'),
    ...(filter !== label && { filterText: filter }),
    ...(client.sharesCompletionRange ? { textEditText: newText } : { textEdit: { range, newText } }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(detail !== '' && { detail }),
    // As a plain text it is a third shorter.
    ...(documentation !== '' && { documentation: markdownAsText(documentation) }),
    ...(isDeprecated && deprecation(client)),
    ...(comma && { additionalTextEdits: [comma] }),
    ...(goesOn &&
      client.reopensCompletion && { command: { title: 'Propose values', command: reopenCompletionCommand } }),
  };
}

function deprecation({ tagsCompletionItems }: ClientFeatures): Partial<CompletionItem> {
  return tagsCompletionItems ? { tags: [CompletionItemTag.Deprecated] } : { deprecated: true };
}

const kinds: Readonly<Record<ConfigItem['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  table: CompletionItemKind.Module,
  value: CompletionItemKind.EnumMember,
};
