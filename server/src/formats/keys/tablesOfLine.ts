/** The tables that lines can stand in of which only the key is known: what else the file holds is not at hand. */
import { meantOf } from '../../knowledge/nearestName';
import type { SedLines } from '../../syntax/shell/sedScript';
import { type ConfigFormat, syntaxOf } from '../configFile';
import type { KeyShape } from './keyShape';
import { chosenName, tablePaths } from './tablePaths';
import { shapeOfFormat } from './tables';

/**
 * Their headers; an empty one is the beginning of the file, or stands for the header that the lines begin with. None where the lines are no keys
 * of the format, or may be the end of another one.
 */
export function tablesOfLine(lines: SedLines, format: ConfigFormat): readonly string[] {
  const key = /^[ \t]*([\w.-]+)[ \t]*=/.exec(lines.text)?.[1];
  const hasHeader = /^[ \t]*\[/.test(lines.text);
  const shape = shapeOfFormat(format);
  if (!shape || (key === undefined && !hasHeader) || !isWholeName(lines, key, shape)) return [];
  if (hasHeader || format === 'lxc' || format === 'xl') return [''];
  return lines.header === undefined ? headersWith(key ?? '', format, shape) : [lines.header];
}

/** Whether the text from the beginning of the line on is known, or the same key stood there before and is no ending of another one. */
function isWholeName({ isFromStart, replaced }: SedLines, key: string | undefined, shape: KeyShape): boolean {
  if (isFromStart) return true;
  const before = /^[# \t]*([\w.-]+)[ \t]*=/.exec(replaced ?? '')?.[1];
  if (key === undefined || before !== key) return false;
  return [...namesIn(shape, new Set())].every((name) => name === key || !name.endsWith(key));
}

function namesIn(shape: KeyShape, around: ReadonlySet<KeyShape>): ReadonlySet<string> {
  if (around.has(shape)) return new Set();
  const within = new Set(around).add(shape);
  const below = [...shape.keys.values(), shape.others, shape.items].flatMap((each) =>
    each ? [...namesIn(each, within)] : [],
  );
  return new Set([...shape.keys.keys(), ...below]);
}

interface Table {
  readonly header: string;
  readonly shape: KeyShape;
}

/** Nobody gives a runtime or an alias a name that is so long, and but for a slip a key of another table. */
const longName = 8;

/** Those that have the key. Where none has: those that have one which may be meant, and then those that take names of the author's own. */
function headersWith(key: string, format: ConfigFormat, root: KeyShape): readonly string[] {
  const name = key.split('.')[0] ?? key;
  const tables = tablesOf(root, syntaxOf(format) === 'unit');
  const having = tables.filter(({ shape }) => shape.keys.has(name));
  const meant = tables.filter(({ shape }) => meantOf(name, [...shape.keys.keys()]) !== undefined);
  const open = name.length < longName ? tables.filter(({ shape }) => shape.others !== undefined || shape.isOpen) : [];
  const possible = having.length > 0 ? having : meant.length > 0 ? [...meant, ...open] : [];
  return [...new Set(possible.map(({ header }) => header))];
}

/** Keys of a unit stand in sections only. */
function tablesOf(root: KeyShape, isUnit: boolean): readonly Table[] {
  const tables = tablePaths(root).map(({ names, isList, within, shape }): Table => {
    const written = names.map((each) => (each === chosenName ? '"1"' : each)).join('.');
    const list = within && within.length < names.length ? `[[${within.join('.')}]]\n` : '';
    return { header: `${list}${isList ? `[[${written}]]` : `[${written}]`}`, shape: shape.items ?? shape };
  });
  return isUnit ? tables : [{ header: '', shape: root }, ...tables];
}
