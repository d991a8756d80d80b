/** Configuration files that are UTF-16, as some editors and shells of Windows write them. */
import { span } from '../../base/span';
import { type ConfigFormat, isYaml } from '../../formats/configFile';
import { configFileAt } from '../../formats/configFileAt';
import { refusal } from '../../formats/keys/readers';
import { canHoldConfiguration } from '../../formats/writtenFiles/ofScript';
import { type FileReader, isFailure } from '../../project/files';
import { readFile } from '../../project/readFile';
import type { Snapshot } from '../../project/snapshot';
import type { Diagnostic } from './diagnostic';

/** The one finding in a file on disk that its reader cannot read for that; undefined in any other. */
export function utf16Finding(snapshot: Snapshot, path: string, reader: FileReader): Diagnostic | undefined {
  if (!canHoldConfiguration(path) || readFile(path, reader).kind !== 'notUtf8') return undefined;
  const bytes = reader.bytes(path);
  const text = isFailure(bytes) ? undefined : textOfUtf16(bytes);
  const format = text === undefined ? undefined : configFileAt(path, text, snapshot)?.format;
  // The libraries of Go and Python that read YAML tell UTF-16 by its byte order mark, as docker-registry 2.8 was seen to.
  if (format === undefined || isYaml(format)) return undefined;
  const message = `The file is UTF-16, and ${consequence(format)}. Write it as UTF-8.`;
  return { span: span(0, 0), severity: 'error', rule: 'not-utf-8', message, fix: undefined };
}

/** Undefined without the byte order mark of UTF-16. */
function textOfUtf16(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return first === 0xfe && second === 0xff ? new TextDecoder('utf-16be').decode(bytes) : undefined;
}

/** Readers that go line by line do not stop at the first byte, as lxc-info 5.0 was seen to. */
const readByLines: ReadonlySet<ConfigFormat> = new Set(['kernel', 'kernelArguments', 'lxc', 'scc']);

function consequence(format: ConfigFormat): string {
  return readByLines.has(format) ? 'no line of it means what it says' : refusal(format);
}
