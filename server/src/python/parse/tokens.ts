/** The words and signs of Python. */

const KEYWORD_LIST = [
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda',
  'nonlocal not or pass raise return try while with yield',
];

/** Names that are none, each under itself. */
export const KEYWORDS: ReadonlyMap<string, string> = bySelf(KEYWORD_LIST);

/** Operators of two and three characters. */
export const LONG_OPERATORS: ReadonlyMap<string, string> = bySelf([
  '== != <= >= << >> // ** -> := += -= *= /= %= @= &= |= ^= <<= >>= //= **= ...',
]);

/** Operators of one character, by its code; `!` stands before the conversion in a formatted string only. */
export const SHORT_OPERATORS: readonly (string | undefined)[] = byCode('()[]{},:;.=+-*/%@<>&|^~!');

/** What can stand behind the target of an assignment that also reads it, with the operator that it applies. */
export const AUGMENTED: ReadonlyMap<string, string> = new Map(
  '+= -= *= /= %= @= &= |= ^= <<= >>= //= **='.split(' ').map((operator) => [operator, operator.slice(0, -1)]),
);

function bySelf(lists: readonly string[]): Map<string, string> {
  return new Map(lists.flatMap((list) => list.split(' ')).map((word) => [word, word]));
}

function byCode(characters: string): (string | undefined)[] {
  const byCode = new Array<string | undefined>(128).fill(undefined);
  for (const character of characters) byCode[character.charCodeAt(0)] = character;
  return byCode;
}

export const NAME_START = 1;
export const DIGIT = 2;

/** For each character of ASCII, whether it begins a name or is a digit; both may stand within a name. */
export const NAME_CHARACTERS: Uint8Array = nameCharacters();

function nameCharacters(): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of 'abcdefghijklmnopqrstuvwxyz') {
    table[character.charCodeAt(0)] = NAME_START;
    table[character.toUpperCase().charCodeAt(0)] = NAME_START;
  }
  table['_'.charCodeAt(0)] = NAME_START;
  for (const digit of '0123456789') table[digit.charCodeAt(0)] = DIGIT;
  return table;
}
