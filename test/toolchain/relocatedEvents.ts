/** Gives the paths in a recorded event log of BitBake other beginnings: they stand within pickles, where each text has its length in front. */

/** How many bytes follow each opcode that has any, texts aside (`pickletools` of Python). */
const ARGUMENT_BYTES = new Map([
  [0x80, 1],
  [0x95, 8],
  [0x4b, 1],
  [0x4d, 2],
  [0x4a, 4],
  [0x47, 8],
  [0x68, 1],
  [0x6a, 4],
]);
const LONG1 = 0x8a;
const SHORT_TEXT = 0x8c;
const TEXT = 0x58;

/** The log with `replace` applied to every text of its events. */
export function relocatedEvents(log: string, replace: (text: string) => string): string {
  return log.replaceAll(/^.+$/gm, (line) => relocatedEvent(line, replace));
}

function relocatedEvent(line: string, replace: (text: string) => string): string {
  const { class: className, vars } = JSON.parse(line) as { readonly class?: string; readonly vars?: string };
  if (className === undefined || vars === undefined) return line;
  return JSON.stringify({
    class: className,
    vars: relocatedPickle(Buffer.from(vars, 'base64'), replace).toString('base64'),
  });
}

function relocatedPickle(pickle: Buffer, replace: (text: string) => string): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < pickle.length; ) {
    const opcode = pickle.readUInt8(at);
    if (opcode === SHORT_TEXT || opcode === TEXT) {
      const start = at + (opcode === TEXT ? 5 : 2);
      const length = opcode === TEXT ? pickle.readUInt32LE(at + 1) : pickle.readUInt8(at + 1);
      const text = Buffer.from(replace(pickle.toString('utf8', start, start + length)));
      const head = Buffer.alloc(5, TEXT);
      head.writeUInt32LE(text.length, 1);
      pieces.push(head, text);
      at = start + length;
    } else {
      const end = at + 1 + (opcode === LONG1 ? 1 + pickle.readUInt8(at + 1) : (ARGUMENT_BYTES.get(opcode) ?? 0));
      pieces.push(pickle.subarray(at, end));
      at = end;
    }
  }
  return Buffer.concat(pieces);
}
