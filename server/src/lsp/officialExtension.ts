/**
 * What the server leaves to the Yocto Project's own BitBake extension where both are installed: that one completes, explains and finds
 * BitBake's and openembedded-core's names, and colours and links files. It knows nothing of containers, reports nothing, and has
 * no outline, folding and fixes: all of that stays.
 */
import type { CompletionItem } from '../features/completion/item';
import { statementAt } from '../features/context/statementAt';
import type { Hover } from '../features/hover';
import { entriesNamed, variableNamed } from '../knowledge/knowledge';
import type { SourceFile } from '../project/snapshot';
import { definedName } from '../syntax/bitbake/text';
import type { Settings } from './settings';

/** What the other extension answers in full. */
type SharedAnswer = 'definition' | 'documentLink' | 'semanticTokens';

const sharedAnswers: ReadonlySet<SharedAnswer> = new Set(['definition', 'documentLink', 'semanticTokens']);

/** Whether the whole answer is left to the other extension. */
export function isLeftOut(answer: SharedAnswer, { besideOfficialExtension }: Settings): boolean {
  return besideOfficialExtension && sharedAnswers.has(answer);
}

/** Whether a proposal is made beside the other extension, which proposes no values. */
export function isKeptProposal({ kind, label }: CompletionItem, { besideOfficialExtension }: Settings): boolean {
  return !besideOfficialExtension || kind === 'value' || kind === 'snippet' || isContainerName(label);
}

/** Whether a hover is shown beside the other extension: it explains something of containers, or the value of such a variable. */
export function isKeptHover(file: SourceFile, hover: Hover, { besideOfficialExtension }: Settings): boolean {
  if (!besideOfficialExtension) return true;
  const { text } = file.tree;
  return isContainerName(text.slice(hover.span.start, hover.span.end)) || isInContainerValue(file, hover.span.start);
}

function isInContainerValue({ tree }: SourceFile, offset: number): boolean {
  const { statement, start } = statementAt(tree, offset);
  if (statement?.kind !== 'assign' || offset < start + statement.value.start) return false;
  return isContainerVariable(definedName(tree, start, statement) ?? '');
}

function isContainerName(name: string): boolean {
  return entriesNamed(name).some(({ source }) => source === 'meta-virtualization') || isContainerVariable(name);
}

function isContainerVariable(name: string): boolean {
  return variableNamed(name)?.source === 'meta-virtualization';
}
