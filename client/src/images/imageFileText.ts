/** What an editor shows of a file of an image: its text, or words for what is none. */
import type { ImageFileKind, LinkedFile, ShownFile } from '../imageProtocol';
import { kindNames } from './fileWords';
import { sizeText } from './quantities';
import { visibleText } from './visibleText';

/** Whether the text is that of the file, for which its name tells a language. */
export function isOwnText({ kind }: ShownFile): boolean {
  return kind === 'text';
}

/** `path` is from the root of the image. */
export function imageFileText(path: string, shown: ShownFile): string {
  const name = `/${visibleText(path)}`;
  switch (shown.kind) {
    case 'text':
      return shown.isCut ? `${shown.text}${cutNote(shown)}\n` : shown.text;
    case 'binary':
      return binaryText(name, shown);
    case 'symlink':
      return `${name} is a symbolic link to ${visibleText(shown.target)}\n\n${leadsToText(shown.leadsTo)}\n`;
    case 'special':
      return `${name} is ${article(shown.fileKind)} ${kindNames[shown.fileKind]}, which has no content.\n`;
  }
}

function cutNote({ text, sizeBytes }: Extract<ShownFile, { readonly kind: 'text' }>): string {
  const lineCount = text.split('\n').length - 1;
  return `\n… These are the first ${lineCount.toLocaleString('en-US')} lines: the file has ${sizeText(sizeBytes)}, and more than 5 MiB are not shown.`;
}

function leadsToText(leadsTo: LinkedFile | null): string {
  if (leadsTo === null) return 'It leads to nothing in the image.';
  const { path, kind, layer } = leadsTo;
  return `It leads to /${visibleText(path)}\n(${kindNames[kind]}, layer ${layer + 1})`;
}

function article(kind: ImageFileKind): string {
  return /^[aeiou]/.test(kindNames[kind]) ? 'an' : 'a';
}

function binaryText(name: string, { type, sizeBytes, firstBytes }: Extract<ShownFile, { readonly kind: 'binary' }>) {
  const bytes = decoded(firstBytes);
  const exact = sizeBytes < 1000 ? '' : ` (${sizeBytes.toLocaleString('en-US')} bytes)`;
  const shown =
    bytes.length < sizeBytes ? `Its first ${bytes.length.toLocaleString('en-US')} bytes:` : 'All of its bytes:';
  return [
    `${name} is a binary file${type === null ? ' of no known format' : `: ${type}`}, ${sizeText(sizeBytes)}${exact}`,
    '',
    shown,
    '',
    ...hexLines(bytes),
    '',
  ].join('\n');
}

function decoded(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

const bytesInLine = 16;

/** As `hexdump -C` writes them: lines that are like the one above are one star. */
function hexLines(bytes: Uint8Array): readonly string[] {
  const lines: string[] = [];
  let above = '';
  for (let start = 0; start < bytes.length; start += bytesInLine) {
    const line = hexLine(bytes.subarray(start, start + bytesInLine));
    if (line !== above) lines.push(`${offsetText(start)}  ${line}`);
    else if (lines.at(-1) !== '*') lines.push('*');
    above = line;
  }
  return [...lines, offsetText(bytes.length)];
}

function offsetText(offset: number): string {
  return offset.toString(16).padStart(8, '0');
}

function hexLine(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
  const halves = [hex.slice(0, 8).join(' '), hex.slice(8).join(' ')].join('  ').padEnd(bytesInLine * 3);
  const letters = [...bytes].map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
  return `${halves}  |${letters}|`;
}
