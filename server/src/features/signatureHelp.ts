/** What can be written at the cursor: the parameters of a function, the fields of a value's entry, the names of `addtask`. */
import type { Snapshot, SourceFile } from '../project/snapshot';
import { contextAt } from './context/contextAt';
import { definitionNamed } from './context/definitionNamed';
import { fileSetting } from './context/fileSetting';
import { pythonCallAt } from './context/pythonCall';
import { pythonCodeAt } from './context/pythonCodeAt';
import { noSources, type Sources } from './context/sources';
import { addTaskHelp } from './signatureHelp/addTask';
import { callHelp } from './signatureHelp/call';
import type { SignatureHelp } from './signatureHelp/signature';
import { valueHelp } from './signatureHelp/value';

/** Undefined where nothing with parameters is written, or it is not known. */
export function signatureHelp(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
  sources: Sources = noSources,
): SignatureHelp | undefined {
  const { tree } = file;
  const { text } = tree;
  const code = pythonCodeAt(tree, offset);
  if (code) {
    const call = pythonCallAt(text, code, offset);
    if (!call) return undefined;
    return callHelp(call, (name) =>
      definitionNamed(snapshot, name, { ...file, related: fileSetting(snapshot, file).related }, sources),
    );
  }
  const context = contextAt(tree, offset);
  switch (context?.kind) {
    case 'value':
      return valueHelp(text, context, offset);
    case 'task':
      return context.directive === 'addtask' ? addTaskHelp(context.list) : undefined;
    default:
      return undefined;
  }
}
