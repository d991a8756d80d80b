import { editDistance } from '../../base/editDistance';
import { type Span, shifted } from '../../base/span';
import { misspellingOf } from '../../knowledge/misspelling';
import { buildOverrides, imageTypeVariables, packageVariables } from '../../knowledge/namedOverrides';
import { configurationNames } from '../../project/configurationNames';
import type { Snapshot } from '../../project/snapshot';
import type { LocatedAssignment } from '../../syntax/bitbake/locatedAssignments';
import { definedName, nameParts } from '../../syntax/bitbake/text';
import type { Dialect, SyntaxTree } from '../../syntax/bitbake/tree';
import { isAsciiWord } from '../../syntax/pythonCharacters';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const misspelledOverride: FileRule = {
  id: 'misspelled-override',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  // Before, overrides followed on an underscore.
  releases: { since: 'honister' },
  what: 'A word behind a colon that is a letter or two away from an operation or override.',
  why: 'BitBake takes any word there. Behind one that is not in OVERRIDES it keeps a value that is never used, and what was meant to be appended makes a variable of its own.',
  bad: ['IMAGE_INSTALL:append:qemuarm46 = " nginx"', 'DEPENDS:apend = " zlib"'],
  good: ['IMAGE_INSTALL:append:qemuarm64 = " nginx"', 'DEPENDS:append = " zlib"'],
  check({ file: { tree }, snapshot, assignments }) {
    let known: KnownOverrides | undefined;
    return namesWithColon(tree, assignments).flatMap(({ name, span }): Finding[] => {
      known ??= new KnownOverrides(snapshot, tree.dialect);
      return misspelled(name, known).map(({ at, piece, meant, message, safe }) => {
        const start = span.start + at;
        // A name that a backslash continues is not written as it is read.
        const isWritten = tree.text.startsWith(piece, start) && name.length === span.end - span.start;
        const end = start + piece.length;
        return {
          span: isWritten ? { start, end } : span,
          message,
          fix: isWritten
            ? { title: `Write ${meant}`, safe, edits: [{ span: { start, end }, text: meant }] }
            : undefined,
        };
      });
    });
  },
};

interface WrittenName {
  readonly name: string;
  readonly span: Span;
}

function namesWithColon(tree: SyntaxTree, assignments: readonly LocatedAssignment[]): readonly WrittenName[] {
  const found: WrittenName[] = [];
  for (const { name, statement, start } of assignments) {
    if (name.includes(':')) found.push({ name, span: shifted(statement.name, start) });
  }
  tree.statements.forEach((statement, index) => {
    if (statement.kind !== 'func') return;
    const start = tree.starts[index] ?? 0;
    const name = definedName(tree, start, statement) ?? '';
    if (name.includes(':')) found.push({ name, span: shifted(statement.name, start) });
  });
  return found;
}

interface Misspelled {
  /** Where in the name. */
  readonly at: number;
  readonly piece: string;
  readonly meant: string;
  readonly message: string;
  readonly safe: boolean;
}

function misspelled(name: string, known: KnownOverrides): readonly Misspelled[] {
  const { base, operation, overrides } = nameParts(name);
  // An upper-case override behind the operation is a finding of its own.
  if (operation === undefined && overrides.some(isOperation)) return [];
  const found: Misspelled[] = [];
  let at = base.length;
  for (const [index, piece] of name
    .slice(base.length + 1)
    .split(':')
    .entries()) {
    at++;
    const isOfPackage = index === 0 && packageVariables.has(base);
    const isByName = isOfPackage || (index === 0 && imageTypeVariables.has(base));
    const meant =
      piece === '' || /[${}]/.test(piece) || isOperation(piece)
        ? undefined
        : ((isOfPackage ? packageMeant(piece) : undefined) ??
          (operation === undefined && !isByName ? operationMeant(piece) : undefined) ??
          (isByName ? undefined : known.overrideMeant(piece)));
    if (meant) found.push({ at, piece, ...meant });
    at += piece.length;
  }
  return found;
}

type Meant = Pick<Misspelled, 'meant' | 'message' | 'safe'>;

const operations = ['append', 'prepend', 'remove'] as const;

function isOperation(piece: string): boolean {
  return operations.some((operation) => operation === piece);
}

/** `RDEPENDS:PN`: the name of the variable instead of its value. */
function packageMeant(piece: string): Meant | undefined {
  const [, name, rest] = /^(B?PN)(-[a-z0-9.+-]*)?$/.exec(piece) ?? [];
  if (name === undefined) return undefined;
  const meant = `\${${name}}${rest ?? ''}`;
  return {
    meant,
    message: `\`${piece}\` is plain text here, and no package is called so: the line has no effect. Write \`${meant}\`.`,
    safe: true,
  };
}

function operationMeant(piece: string): Meant | undefined {
  const [, joined, override = ''] = /^(append|prepend|remove)_(.+)$/.exec(piece) ?? [];
  if (joined !== undefined) {
    const meant = `${joined}:${override}`;
    return {
      meant,
      message: `BitBake sees no \`:${joined}\` in \`:${piece}\`, so that the line has no effect. Write \`:${meant}\`.`,
      safe: true,
    };
  }
  const word = piece
    .toLowerCase()
    .replace(/^(append|prepend|remov)e?(?:d|ing|s)$/, (_, stem: string) => (stem === 'remov' ? 'remove' : stem));
  const meant = operations.find((operation) => editDistance(word, operation) <= 1);
  if (!meant) return undefined;
  return {
    meant,
    message: `\`:${piece}\` is no operation of BitBake: the line sets a variable of its own that nothing reads. Write \`:${meant}\`.`,
    safe: true,
  };
}

/** Other spellings of what an override is called. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['glibc', 'libc-glibc'],
  ['musl', 'libc-musl'],
  ['native', 'class-native'],
  ['nativesdk', 'class-nativesdk'],
]);

/** The overrides that are known, and which of them a word means. */
class KnownOverrides {
  readonly #snapshot: Snapshot;
  readonly #dialect: Dialect;
  readonly #names = new Set([...buildOverrides(), ...furtherOverrides]);
  #hasConfigured = false;
  readonly #meant = new Map<string, Meant | undefined>();

  constructor(snapshot: Snapshot, dialect: Dialect) {
    this.#snapshot = snapshot;
    this.#dialect = dialect;
  }

  overrideMeant(piece: string): Meant | undefined {
    if (this.#names.has(piece) || /^(?:layer|task|tune)-/.test(piece)) return undefined;
    if (!this.#meant.has(piece)) this.#meant.set(piece, this.#find(piece));
    return this.#meant.get(piece);
  }

  /** Machines and distros have to be looked for among all files: most names can do without. */
  #addConfigured(): void {
    if (this.#hasConfigured) return;
    this.#hasConfigured = true;
    for (const kind of ['machine', 'distro'] as const) {
      for (const name of configurationNames(this.#snapshot, kind)) this.#names.add(name);
    }
  }

  #find(piece: string): Meant | undefined {
    if (!piece.startsWith('pn-')) this.#addConfigured();
    if (this.#names.has(piece)) return undefined;
    const spelling = this.#sameButForSpelling(piece);
    const meant = spelling ?? this.#recipeMeant(piece) ?? this.#nearest(piece);
    if (meant === undefined || this.#isGiven(piece)) return undefined;
    return {
      meant,
      message: `Nothing gives an override \`${piece}\`: what stands behind it never counts. Did you mean \`${meant}\`?`,
      safe: spelling !== undefined,
    };
  }

  #sameButForSpelling(piece: string): string | undefined {
    const usual = piece.toLowerCase().replaceAll('_', '-');
    return otherNames.get(usual) ?? (usual !== piece && this.#names.has(usual) ? usual : undefined);
  }

  /** `pn-` before a recipe that is misspelt, or nothing before one: recipes set nothing for others. */
  #recipeMeant(piece: string): string | undefined {
    const snapshot = this.#snapshot;
    if (!snapshot.complete) return undefined;
    if (!piece.startsWith('pn-')) {
      return this.#dialect === 'conf' && snapshot.recipesNamed(piece).length > 0 ? `pn-${piece}` : undefined;
    }
    const name = piece.slice('pn-'.length);
    if (snapshot.recipesBehind(name)) return undefined;
    const near = nearestOf(name, snapshot.recipeNames());
    // Recipes come and go, and names that two letters differ in are those of two.
    return near !== undefined && editDistance(name, near) === 1 ? `pn-${near}` : undefined;
  }

  #nearest(piece: string): string | undefined {
    return piece.startsWith('pn-') ? undefined : nearestOf(piece, this.#names);
  }

  /** Whether a file that adds to OVERRIDES has the word in it. */
  #isGiven(piece: string): boolean {
    return variablesInOverrides.some((variable) =>
      this.#snapshot.assignmentsOf(variable).some(({ path }) => holdsWord(this.#snapshot.textOf(path) ?? '', piece)),
    );
  }
}

const variablesInOverrides = [
  'CLASSOVERRIDE',
  'DISTROOVERRIDES',
  'FILESOVERRIDES',
  'LIBCOVERRIDE',
  'MACHINEOVERRIDES',
  'OVERRIDES',
];

/** Of openembedded-core; each is a letter or two away from another one. */
const furtherOverrides = [
  'aarch64-be',
  'allarch',
  'class-cross-canadian',
  'class-crosssdk',
  'class-devupstream',
  'genericarm64',
  'genericx86',
  'genericx86-64',
  'libc-baremetal',
  'libc-klibc',
  'libc-newlib',
  'libc-picolibc',
  'linux-gnu',
  'linux-gnueabi',
  'linux-gnux32',
  'linux-musl',
  'linux-musleabi',
  'linuxstdbase',
  'loongarch64',
  'microblaze',
  'mingw32',
  'mips64',
  'mipsarch',
  'powerpc',
  'powerpc64',
  'qemumips',
  'qemumips64',
  'qemuppc',
  'qemuppc64',
  'qemuriscv32',
  'qemuriscv64',
  'qemux86',
  'riscv32',
];

/** Short names are near each other by chance, and a slip hardly ever meets the first letter. */
function nearestOf(word: string, names: Iterable<string>): string | undefined {
  if (word.length < shortestName) return undefined;
  const candidates = [...names].filter((name) => name.length >= shortestName && name.charAt(0) === word.charAt(0));
  return misspellingOf(word, candidates);
}

const shortestName = 6;

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isNamePart(text.charCodeAt(at - 1)) && !isNamePart(text.charCodeAt(at + word.length))) return true;
  }
  return false;
}

function isNamePart(code: number): boolean {
  return isAsciiWord(code) || code === 0x2d;
}
