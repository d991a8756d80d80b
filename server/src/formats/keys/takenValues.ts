/** Which values a program takes for a key of a kind: some turn one kind into another. */
import { type DataNode, isScalar } from '../../syntax/config/dataTree';
import type { ValueKind } from './keyShape';
import { valueForm } from './valueForms';

/**
 * `exactly`: no kind for another, as in JSON and TOML, where a date may be a text. `asGoJson`: the same, and `null` stands for what is not there. `asPython`: the same for a schema of JSON, to which a date of YAML
 * is none. `asGoYaml`: a word without quotes is a text for yaml.v2 too, and nothing at all is any value. `asFlags`: the text counts, and what does
 * not stand in a list is a list of one. `asGoToml`: exactly, and a time may be a number of nanoseconds. `asXl`: a number in a text and a number for a text are taken, and what is not is passed over.
 */
export type ValueReading = 'exactly' | 'asGoJson' | 'asGoToml' | 'asPython' | 'asGoYaml' | 'asFlags' | 'asXl';

export function isTaken(node: DataNode, wanted: ValueKind, reading: ValueReading): boolean {
  switch (reading) {
    case 'asGoJson':
      return node.kind === 'null' || isTaken(node, wanted, 'exactly');
    case 'asGoToml':
      return isTaken(node, wanted === 'duration' && node.kind === 'number' ? 'integer' : wanted, 'exactly');
    case 'exactly':
      return isOfKind(node, wanted) || (wanted === 'string' && node.kind === 'date');
    case 'asPython':
      return isOfKind(node, wanted);
    case 'asGoYaml':
      return node.kind === 'null' || isOfKind(node, wanted) || isTakenByGo(node, wanted);
    case 'asXl':
      return isTakenByXl(node, wanted);
    case 'asFlags':
      return isScalar(node) && ((wanted === 'boolean' && node.kind === 'boolean') || isTakenAsFlag(node.text, wanted));
  }
}

function isOfKind(node: DataNode, wanted: ValueKind): boolean {
  switch (wanted) {
    case 'integer':
      return node.kind === 'number' && /^[+-]?(?:\d[\d_]*|0[xob][\da-f_]+)$/i.test(node.text);
    case 'duration':
      return node.kind === 'string' && valueForm('duration').accepts(node.text);
    default:
      return node.kind === wanted;
  }
}

function isTakenByXl(node: DataNode, wanted: ValueKind): boolean {
  const isText = node.kind === 'string' || node.kind === 'number';
  if (wanted === 'string') return isText;
  if (wanted !== 'integer') return node.kind === wanted;
  return isText && /^\s*[+-]?(?:0x[\da-f]+|\d+)$/i.test(node.text);
}

/** It cuts off what stands behind the point of a number. */
function isTakenByGo(node: DataNode, wanted: ValueKind): boolean {
  switch (wanted) {
    case 'string':
      return isScalar(node);
    case 'integer':
    case 'duration':
      return node.kind === 'number';
    default:
      return false;
  }
}

/** As Go's `strconv` takes them. */
function isTakenAsFlag(text: string, wanted: ValueKind): boolean {
  switch (wanted) {
    case 'boolean':
      return /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(text);
    case 'integer':
    case 'number':
      return /^[+-]?(?:\d[\d_]*|0[xob][\da-f_]+)$/i.test(text);
    case 'duration':
      return valueForm('duration').accepts(text);
    // Only the file as a whole is a table.
    case 'object':
      return false;
    default:
      return true;
  }
}

/** Whether the reader stops at a value of another kind. As a flag a table or a list becomes some text, which is no number, truth value or time. */
export function stopsAtKind(node: DataNode, wanted: ValueKind, reading: ValueReading): boolean {
  if (reading === 'asXl') return false;
  return reading !== 'asFlags' || isScalar(node) || (wanted !== 'string' && wanted !== 'object');
}
