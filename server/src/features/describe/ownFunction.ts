/** What the layers themselves say of a function that they define, as Markdown. */
import { writtenParameter } from '../../knowledge/pythonFunctions';
import type { FunctionPlace, Snapshot } from '../../project/snapshot';
import type { DefinitionHeader } from '../context/definitionHeader';
import { functionSource } from '../context/functionSource';
import type { ModuleMember } from '../context/pythonModule';
import type { Sources } from '../context/sources';
import { commentAbove, commentAtStart } from './commentAbove';
import { joined, plainWords } from './markdown';
import { placeLink } from './placeLinks';

/** A docstring that is longer is cut at the end of a paragraph. */
const maxWords = 1000;

/** The parameters, then the docstring or the comment above; nothing if the source has neither or cannot be read. */
export function ownFunctionWords(place: FunctionPlace, { tree }: Sources): string {
  const source = tree(place.path);
  const found = source && functionSource(source, place);
  if (!found) return '';
  const { header, docstring, body } = found;
  const comment = commentAbove(source, place.span.start) || (header ? '' : commentAtStart(body));
  const words = docstring === undefined ? plainWords(comment) : docstringWords(docstring);
  return joined([header ? signatureBlock(header.name, header) : '', words]);
}

/** A function or class of a module in a layer's `lib`. */
export function describeMember(snapshot: Snapshot, name: string, member: ModuleMember): string {
  const { header } = member;
  return joined([
    `**\`${name}\`** · Python ${header.kind === 'class' ? 'class' : 'function'}`,
    header.kind === 'class' ? '' : signatureBlock(name, header),
    header.docstring === undefined ? '' : docstringWords(header.docstring),
    `**Defined in**\n- ${placeLink(snapshot, member)}`,
  ]);
}

/** `name(parameter, other=1)`; an empty one is worth no line of its own. */
function signatureBlock(name: string, { parameters }: DefinitionHeader): string {
  if (parameters.length === 0) return '';
  return `\`\`\`python\n${name}(${parameters.map(writtenParameter).join(', ')})\n\`\`\``;
}

/** The paragraphs as plain text: what the markup of a docstring means is for nobody to know. */
export function docstringWords(docstring: string): string {
  let words = '';
  for (const paragraph of docstring.trim().split(/\n[ \t]*\n/)) {
    const added = joined([words, plainWords(paragraph.trim())]);
    if (added.length > maxWords) return words || plainWords(`${paragraph.trim().slice(0, maxWords)}…`);
    words = added;
  }
  return words;
}
