/** Which kind of value a word without quotes is in YAML 1.1, as PyYAML and Go's yaml.v2 see it. */
import type { DataScalar } from '../dataTree';
import type { YamlReader } from './yamlReader';

export function plainKind(text: string, reader: YamlReader): DataScalar['kind'] {
  if (text === '' || /^(?:~|null|Null|NULL)$/.test(text)) return 'null';
  if (/^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/.test(text)) return 'boolean';
  return reader === 'go' ? kindForGo(text) : kindForPython(text);
}

/** A date is a text for it. */
function kindForGo(text: string): DataScalar['kind'] {
  if (/^[yYnN]$/.test(text)) return 'boolean';
  return isGoNumber(text) ? 'number' : 'string';
}

function isGoNumber(text: string): boolean {
  const digits = text.replaceAll('_', '');
  return (
    /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits) ||
    /^[-+]?0(?:x[\da-fA-F]+|o[0-7]+|b[01]+)$/.test(digits) ||
    /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text)
  );
}

function kindForPython(text: string): DataScalar['kind'] {
  if (/^\d{4}-\d\d-\d\d$|^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d/.test(text)) return 'date';
  return isPythonNumber(text) ? 'number' : 'string';
}

/** `1:30` is 90 for it, `1e3` a text. */
function isPythonNumber(text: string): boolean {
  return (
    /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][\d_]*|0x[\da-fA-F_]+|[1-9][\d_]*(?::[0-5]?\d)+)$/.test(text) ||
    /^[-+]?(?:\d[\d_]*\.[\d_]*(?:[eE][-+]\d+)?|\.[\d_]+(?:[eE][-+]\d+)?)$/.test(text) ||
    /^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/.test(text)
  );
}
