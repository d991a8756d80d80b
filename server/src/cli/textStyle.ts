/** How the program's reports look on a terminal. */

export interface TextStyle {
  readonly colours: boolean;
}

/** `NO_COLOR` is what people set who want none. */
export function styleOfOutput(): TextStyle {
  return { colours: process.stdout.isTTY === true && !process.env.NO_COLOR };
}

/** The numbers of ANSI's colours. */
const colours = { red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

export function coloured(text: string, colour: keyof typeof colours, { colours: isColoured }: TextStyle): string {
  return isColoured ? `\u001b[${colours[colour]}m${text}\u001b[39m` : text;
}

export function bold(text: string, { colours: isColoured }: TextStyle): string {
  return isColoured ? `\u001b[1m${text}\u001b[22m` : text;
}

export function dim(text: string, { colours: isColoured }: TextStyle): string {
  return isColoured ? `\u001b[2m${text}\u001b[22m` : text;
}

/** `1 file`, `2 files`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** What others have written, without what a terminal would take for an order. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (character) => {
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** In the units of 1000 that tools for containers have: `3.0 MB`. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let value = bytes;
  let unit = 0;
  for (; value >= 999.5 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 || value >= 99.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** Rows of cells as lines, each column as wide as its widest cell; `paint` colours whole cells, which must not change their width. */
export function table(
  rows: readonly (readonly string[])[],
  aligns: readonly ('left' | 'right')[],
  paint: (text: string, column: number, row: number) => string = (text) => text,
): readonly string[] {
  const widths = aligns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row, rowIndex) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      const filled = aligns[column] === 'right' ? cell.padStart(width) : cell.padEnd(width);
      return paint(column === row.length - 1 && aligns[column] === 'left' ? cell : filled, column, rowIndex);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}
