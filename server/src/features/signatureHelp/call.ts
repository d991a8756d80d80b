/** The signature of a function of BitBake or openembedded-core. */
import { type PythonParameter, pythonFunctionNamed } from '../../knowledge/pythonFunctions';
import type { PythonCall } from '../context/pythonCall';
import { type LabelPiece, type SignatureHelp, signatureOf } from './signature';

export function callHelp({ callee, argument, keyword }: PythonCall): SignatureHelp | undefined {
  const known = pythonFunctionNamed(callee);
  if (!known) return undefined;
  const { name, parameters, meaning } = known;
  const pieces = parameters.flatMap((parameter, index): readonly LabelPiece[] => [
    { text: index === 0 ? '' : ', ' },
    { text: written(parameter), meaning: parameter.meaning },
  ]);
  return {
    signatures: [signatureOf([{ text: `${name}(` }, ...pieces, { text: ')' }], meaning)],
    activeSignature: 0,
    activeParameter: keyword === undefined ? positional(parameters, argument) : named(parameters, keyword),
  };
}

function written({ name, default: value }: PythonParameter): string {
  return value === undefined ? name : `${name}=${value}`;
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
