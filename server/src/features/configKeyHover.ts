/** What a key in a configuration file of a runtime is for: in a file of a layer, or where a function of a recipe or a script writes one. */
import type { Span } from '../base/span';
import type { ConfigFile } from '../formats/configFile';
import type { ConfigPlace, PlaceStep } from '../formats/keys/configPlace';
import { keyAt } from '../formats/keys/keyAt';
import { placeAt } from '../formats/keys/placeAt';
import { shapeAt, shapeOfUnfinished } from '../formats/keys/shapeAt';
import { type EditedFile, editedFiles } from '../formats/writtenFiles/editedFiles';
import type { FilesOfScript } from '../formats/writtenFiles/ofScript';
import type { SyntaxTree } from '../syntax/bitbake/tree';
import { linesInTables } from './context/linesInTables';
import { statementAt } from './context/statementAt';
import { placeIn, type WrittenPlace, writtenFileAt } from './context/writtenFileAt';
import { describeKey, describeTable } from './describe/configKeys';

export interface KeyHover {
  /** The name of the key. */
  readonly span: Span;
  readonly markdown: string;
}

/** Undefined where no key is, or nothing is known of it. */
export function configKeyHover(file: ConfigFile, offset: number): KeyHover | undefined {
  const here = keyAt(file, (span) => holds(span, offset));
  return here ? { span: here.nameSpan, markdown: describeKey(file.format, here.fact) } : hoverOfTable(file, offset);
}

/** The same in a function of a BitBake file, also in what it puts into a file with `sed -i`. */
export function writtenKeyHover(tree: SyntaxTree, offset: number): KeyHover | undefined {
  const { statement, start } = statementAt(tree, offset);
  if (statement?.kind !== 'func') return hoverAtPlace(writtenFileAt(tree, offset));
  const ofStatement = { ...tree, statements: [statement], starts: Int32Array.of(start) };
  return hoverAtPlace(writtenFileAt(tree, offset)) ?? hoverInEdited(editedFiles(ofStatement, ''), offset);
}

/** The same in a script that writes these files. */
export function scriptKeyHover({ written, edited }: FilesOfScript, offset: number): KeyHover | undefined {
  return hoverAtPlace(placeIn(written, offset)) ?? hoverInEdited(edited, offset);
}

/** A key of several tables is told of for each. */
function hoverInEdited(files: readonly EditedFile[], offset: number): KeyHover | undefined {
  for (const edited of files) {
    if (offset < edited.command.start || edited.command.end < offset) continue;
    const hovers = linesInTables(edited).flatMap(({ written }) => hoverAtPlace(placeIn([written], offset)) ?? []);
    const [first] = hovers;
    if (!first) continue;
    const texts = new Set(hovers.slice(0, maxTables).map(({ markdown }) => markdown));
    return { span: first.span, markdown: [...texts].join('\n\n---\n\n') };
  }
  return undefined;
}

/** Nobody reads more. */
const maxTables = 3;

function hoverAtPlace(here: WrittenPlace | undefined): KeyHover | undefined {
  const found = here && configKeyHover(here.written.file, here.offset);
  return found && { ...found, span: here.written.spanOf(found.span) };
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** A table that other lines name too, or of which only its keys are known. */
function hoverOfTable(file: ConfigFile, offset: number): KeyHover | undefined {
  const root = shapeOfUnfinished(file);
  const place = root && placeAt(file, offset);
  const way = place && wayTo(file, place, offset);
  const here = way && root && shapeAt(file, root, way.steps);
  if (!here) return undefined;
  const { shape, fact } = here;
  if (fact) return { span: way.span, markdown: describeKey(file.format, fact) };
  const name = way.steps.map((step) => step.name ?? '[]').join('.');
  const hasKeys = (shape.items ?? shape).keys.size > 0;
  return hasKeys ? { span: way.span, markdown: describeTable(file.format, name, shape) } : undefined;
}

interface Way {
  readonly steps: readonly PlaceStep[];
  /** The name of the last step. */
  readonly span: Span;
}

function wayTo({ text }: ConfigFile, { steps, wanted, replace }: ConfigPlace, offset: number): Way | undefined {
  switch (wanted.kind) {
    case 'value':
      return undefined;
    case 'name': {
      const name = text.slice(replace.start, replace.end).replace(/^(["'])(.*)\1$/, '$2');
      return wanted.hasValue ? { steps: [...steps, { name, table: wanted.table }], span: replace } : undefined;
    }
    case 'table': {
      const index = wanted.keys.findIndex(({ span }) => holds(span, offset));
      const last = wanted.keys[index];
      return (
        last && {
          steps: wanted.keys.slice(0, index + 1).map(({ name }) => ({ name, table: noTable })),
          span: last.span,
        }
      );
    }
  }
}

/** What a header tells of the tables that it names. */
const noTable: PlaceStep['table'] = { kind: 'object', span: { start: 0, end: 0 }, properties: [] };
