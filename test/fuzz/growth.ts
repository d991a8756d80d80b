/** Texts made to be slow to parse, and the proof that they are not: four times the text takes about four times as long. */
import { reportTree } from '../../server/src/cli/parse';
import { expansionsIn, wordsIn } from '../../server/src/syntax/bitbake/expansions';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { reparse } from '../../server/src/syntax/bitbake/reparse';
import type { Dialect } from '../../server/src/syntax/bitbake/tree';

interface Adversary {
  readonly name: string;
  readonly dialect?: Dialect;
  /** A text of about `size` characters. */
  readonly text: (size: number) => string;
}

const repeat = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));
const inValue = (piece: string) => (size: number) => `A = "${repeat(piece, size)}"\n`;
const repeated = (piece: string) => (size: number) => repeat(piece, size);

const adversaries: readonly Adversary[] = [
  { name: 'many ${', text: inValue('${') },
  { name: 'many ${@', text: inValue('${@') },
  { name: 'many ${@{', text: inValue('${@{') },
  { name: 'many { after ${@', text: (size) => `A = "\${@${repeat('{', size)}"\n` },
  { name: 'many } after ${@{', text: (size) => `A = "${repeat('${@{', size / 2)}${repeat('}', size / 2)}"\n` },
  { name: 'nested names', text: inValue('${A') },
  { name: 'many ${@ on continued lines', text: inValue('${@ \\\n') },
  { name: 'many unclosed ${A on continued lines', text: inValue('${A \\\n') },
  { name: 'many words', text: inValue('a ') },
  { name: 'many quotes', text: repeated('"') },
  { name: 'quotes in a value', text: inValue('" ') },
  { name: 'an unterminated value of quotes', text: (size) => `A = "${repeat('" ', size)}b\n` },
  { name: 'unterminated values', text: repeated('A = "b\n') },
  { name: 'unterminated continued values', text: repeated('A = "b \\\n\n') },
  { name: 'many backslashes', text: repeated('\\') },
  { name: 'backslash lines', text: repeated('\\\n') },
  { name: 'backslash lines with blanks', text: repeated('\\ \n') },
  { name: 'one value continued', text: inValue('a \\\n') },
  {
    name: 'one value continued over empty lines',
    dialect: 'conf',
    text: (size) => `A = "${repeat('\\', size / 2)}${repeat('\n', size / 2)}`,
  },
  { name: 'doubled backslashes', dialect: 'conf', text: inValue('a \\\\\n') },
  { name: 'comments in a continued value', text: inValue('a \\\n# c\n') },
  { name: 'comments continued', text: repeated('# c \\\n') },
  { name: 'comments continued by statements', text: repeated('# c \\\nA = "1"\n') },
  { name: 'one long name', text: repeated('a') },
  { name: 'one long line of names', text: repeated('a ') },
  { name: 'one long line of blanks', text: repeated(' ') },
  { name: 'lines of blanks', text: repeated('      \n') },
  { name: 'carriage returns', text: repeated('\r') },
  { name: 'carriage returns and newlines', text: repeated('\r\n\r') },
  { name: 'one carriage return among newlines', text: (size) => `\r${repeat('A = "1"\n', size)}` },
  { name: 'newlines, then one carriage return', text: (size) => `${repeat('A = "1"\n', size)}\r` },
  { name: 'blanks before an operator', text: (size) => `A${repeat(' ', size)}= "1"\n` },
  { name: 'flags never closed', text: repeated('A[b') },
  { name: 'flags', text: repeated('A[b]') },
  { name: 'operators', text: repeated('A = + ') },
  { name: 'functions never closed', text: repeated('do_x() {\n') },
  { name: 'functions never closed, with bodies', text: repeated('do_x() {\n  a\n') },
  { name: 'python functions never closed', text: repeated('python () {\n\ta\n') },
  { name: 'closed only when indented', text: repeated('do_x() {\n  }\n') },
  { name: 'closing braces', text: repeated('}\n') },
  { name: 'closing braces with comments', text: repeated('} # c\n') },
  { name: 'a body of closing braces with comments', text: (size) => `do_x() {\n${repeat('} # c\n', size)}` },
  { name: 'header words', text: (size) => `${repeat('python fakeroot ', size)}do_x() {\n}\n` },
  { name: 'header words without a name', text: repeated('python ') },
  { name: 'parentheses', text: repeated('() {') },
  { name: 'parenthesis lines', text: repeated('do_x()\n{\n') },
  { name: 'headers with arguments', text: repeated('do_x(a) {\n  b\n') },
  { name: 'def without a body', text: repeated('def f(x):\n') },
  { name: 'def without a colon', text: repeated('def f(x)\n    y\n') },
  { name: 'def of comments', text: (size) => `def f(x):\n${repeat('# c\n', size)}` },
  { name: 'defs of comments', text: repeated('def f(x):\n# c\n') },
  { name: 'def of blank lines', text: (size) => `def f(x):\n${repeat('\n', size)}` },
  { name: 'one def over the file', text: (size) => `def f(x):\n${repeat('    a = 1\n', size)}` },
  { name: 'def name', text: (size) => `def ${repeat('f', size)}\n` },
  { name: 'addpylib', dialect: 'conf', text: (size) => `addpylib ${repeat('a ', size)}\n` },
  { name: 'addpylib of blanks', dialect: 'conf', text: (size) => `addpylib ${repeat(' ', size)}a\n` },
  { name: 'addpylib lines', dialect: 'conf', text: repeated('addpylib a a a\n') },
  { name: 'addfragments', text: (size) => `addfragments ${repeat('a ', size)}\n` },
  { name: 'addfragments of blanks', text: (size) => `addfragments ${repeat(' ', size)}a\n` },
  { name: 'inherit of blanks', text: (size) => `inherit${repeat(' ', size)}` },
  { name: 'inherit of classes', text: (size) => `inherit ${repeat('a ', size)}\n` },
  { name: 'addtask of words', text: (size) => `addtask ${repeat('a after b before c ', size)}\n` },
  { name: 'addtask of comments', text: (size) => `addtask ${repeat('#', size)}\n` },
  { name: 'unset of blanks', text: (size) => `unset${repeat(' ', size)}A B\n` },
  { name: 'export of blanks', text: (size) => `export${repeat(' ', size)}A B\n` },
  { name: 'indented lines', text: repeated('  A = "1"\n') },
  { name: 'unparsed lines', text: repeated('what is this\n') },
  { name: 'unquoted values', text: repeated('A = b\n') },
  { name: 'unquoted values, continued', text: repeated('A = b \\\n  c\n') },
  { name: 'byte order marks', text: repeated('\ufeff') },
  { name: 'old override syntax', text: repeated('A_append = "1"\n') },
  { name: 'old override syntax in one name', text: (size) => `A${repeat('_append', size)} = "1"\n` },
  { name: 'tabs in python', text: (size) => `python () {\n${repeat('\ta\n', size)}}\n` },
  { name: 'text after values', text: repeated('A = "1" # c\n') },
  { name: 'quotes after a value', text: (size) => `A = "1" ${repeat("# '", size)}\n` },
];

/** Small enough for a quick run, large enough for a quadratic step to show. */
const smallSize = 8_000;
const growthFactor = 4;

export interface Growth {
  readonly name: string;
  readonly smallMs: number;
  readonly largeMs: number;
  /** How many times longer the larger text took; the growth factor if time is linear, its square if quadratic. */
  readonly ratio: number;
}

/** Measures every adversary; the slowest growing first. */
export function measureGrowth(runs: number): Growth[] {
  return adversaries.map((adversary) => growthOf(adversary, runs)).sort((a, b) => b.ratio - a.ratio);
}

/** A machine that does something else meanwhile makes a text look slow once, but not every time. */
function growthOf(adversary: Adversary, runs: number): Growth {
  const growth = timed(adversary, runs);
  if (!isSuperlinear(growth)) return growth;
  const again = timed(adversary, runs * 4);
  return again.ratio < growth.ratio ? again : growth;
}

function timed({ name, dialect = 'recipe', text }: Adversary, runs: number): Growth {
  const [small, large] = [text(smallSize), text(smallSize * growthFactor)];
  work(small, dialect);
  const smallMs = bestTime(runs, () => work(small, dialect));
  const largeMs = bestTime(runs, () => work(large, dialect));
  return { name, smallMs, largeMs, ratio: largeMs / smallMs };
}

/** Whether a growth is worse than linear, with room for a noisy machine: times of few milliseconds tell nothing. */
export function isSuperlinear({ largeMs, ratio }: Growth): boolean {
  return largeMs > 4 && ratio > growthFactor * 2.2;
}

/** All that a keystroke makes of a text. */
function work(text: string, dialect: Dialect): void {
  const tree = parse(text, dialect);
  reportTree('any.bb', tree);
  reparse(tree, { start: text.length >> 1, end: text.length >> 1, text: 'x' });
  expansionsIn(text, 0, text.length);
  wordsIn(text, 0, text.length);
}

/** The least time of this process's own, in milliseconds: what the machine does for others meanwhile does not count. */
function bestTime(runs: number, action: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    action();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
