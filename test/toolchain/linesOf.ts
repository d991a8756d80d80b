/** The cases of a file of one a line, with `\n`, `\r` and `\t` for what they stand for; `%` begins a comment. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('%'))
    .map((line) =>
      line.replace(/\\(.)/g, (all, letter: string) => ({ n: '\n', r: '\r', t: '\t', '\\': '\\' })[letter] ?? all),
    );
}
