/** What can be written at the cursor: the parameters of a function of BitBake, the fields of a value's entry, the names of `addtask`. */
import type { SourceFile } from '../project/snapshot';
import { contextAt } from './context/contextAt';
import { pythonCallAt } from './context/pythonCall';
import { pythonCodeAt } from './context/pythonCodeAt';
import { addTaskHelp } from './signatureHelp/addTask';
import { callHelp } from './signatureHelp/call';
import type { SignatureHelp } from './signatureHelp/signature';
import { valueHelp } from './signatureHelp/value';

/** Undefined where nothing with parameters is written, or it is not known. */
export function signatureHelp({ tree }: SourceFile, offset: number): SignatureHelp | undefined {
  const { text } = tree;
  const code = pythonCodeAt(tree, offset);
  if (code) {
    const call = pythonCallAt(text, code, offset);
    return call && callHelp(call);
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
