/** The signature of a function of Python: one that BitBake or openembedded-core gives, or a `def` of the layers. */
import { type PythonParameter, pythonFunctionNamed, writtenParameter } from '../../knowledge/pythonFunctions';
import type { DefinitionHeader } from '../context/definitionHeader';
import type { PythonCall } from '../context/pythonCall';
import { docstringWords } from '../describe/ownFunction';
import { type LabelPiece, type SignatureHelp, signatureOf } from './signature';

/** `definition` is asked where nothing is known of the name. */
export function callHelp(
  call: PythonCall,
  definition: (name: string) => DefinitionHeader | undefined,
): SignatureHelp | undefined {
  const known = pythonFunctionNamed(call.callee);
  if (known && known.kind !== 'module' && known.kind !== 'object') {
    return helpOf(call, known.name, known.parameters, known.meaning);
  }
  const own = definition(call.callee);
  if (own?.kind !== 'def') return undefined;
  const parameters = own.parameters.map((parameter) => ({ ...parameter, meaning: '' }));
  return helpOf(call, call.callee, parameters, own.docstring === undefined ? '' : docstringWords(own.docstring));
}

function helpOf(
  { argument, keyword }: PythonCall,
  name: string,
  parameters: readonly PythonParameter[],
  meaning: string,
): SignatureHelp {
  const pieces = parameters.flatMap((parameter, index): readonly LabelPiece[] => [
    { text: index === 0 ? '' : ', ' },
    { text: writtenParameter(parameter), meaning: parameter.meaning },
  ]);
  return {
    signatures: [signatureOf([{ text: `${name}(` }, ...pieces, { text: ')' }], meaning)],
    activeSignature: 0,
    activeParameter: keyword === undefined ? positional(parameters, argument) : named(parameters, keyword),
  };
}

/** `*args` takes all further arguments. */
function positional(parameters: readonly PythonParameter[], argument: number): number | undefined {
  const rest = parameters.findIndex(({ name }) => name.startsWith('*'));
  if (rest !== -1 && argument >= rest) return parameters[rest]?.name.startsWith('**') ? undefined : rest;
  return argument < parameters.length ? argument : undefined;
}

function named(parameters: readonly PythonParameter[], keyword: string): number | undefined {
  const index = parameters.findIndex(({ name }) => name === keyword);
  const found = index === -1 ? parameters.findIndex(({ name }) => name.startsWith('**')) : index;
  return found === -1 ? undefined : found;
}
