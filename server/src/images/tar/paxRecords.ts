/** Extended attributes of a tar's member, as POSIX's pax has them: `27 path=usr/share/ca-certs\n` each, its own length first. */

/** Undefined where a record is damaged. An empty value takes back what a global header says. */
export function readPaxRecords(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(32, at);
    if (blank < 0) return undefined;
    const length = decimal(bytes.subarray(at, blank));
    const end = at + length;
    const equals = bytes.indexOf(61, blank);
    const isWhole = end <= bytes.length && end > blank && bytes[end - 1] === 10 && equals >= 0 && equals < end;
    if (!isWhole) return undefined;
    records.set(decoder.decode(bytes.subarray(blank + 1, equals)), decoder.decode(bytes.subarray(equals + 1, end - 1)));
    at = end;
  }
  return records;
}

const decoder = new TextDecoder();

/** NaN for anything but digits. */
function decimal(bytes: Uint8Array): number {
  if (bytes.length === 0 || bytes.length > 10) return Number.NaN;
  let value = 0;
  for (const byte of bytes) value = byte >= 48 && byte <= 57 ? value * 10 + byte - 48 : Number.NaN;
  return value;
}
