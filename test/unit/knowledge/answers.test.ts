/** Everything that is known is also said: each entry answers where its name can stand, in hover, completion and `metavirt explain`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { complete } from '../../../server/src/features/completion';
import { explain } from '../../../server/src/features/explain';
import { hover } from '../../../server/src/features/hover';
import type { Entry, EntryKind } from '../../../server/src/knowledge/entry';
import { entries, entriesOfKind, valuesFor } from '../../../server/src/knowledge/knowledge';
import { hasPlaceholder } from '../../../server/src/knowledge/namePattern';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import { dialectOf } from '../../../server/src/syntax/bitbake/dialect';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { MemoryFiles } from '../project/memoryFiles';

/** No layer is there: what is said comes from the knowledge, in every release. */
const { snapshot } = new ProjectIndex(new MemoryFiles());

/** A text in which the name stands. */
interface Place {
  readonly before: string;
  readonly name: string;
  readonly after: string;
  readonly path: string;
}

const recipe = '/layer/recipes/example/example_1.0.bb';
const configuration = '/build/conf/local.conf';

describe('An entry', () => {
  for (const kind of new Set(entries().map((entry) => entry.kind))) {
    it(`of the kind ${kind} is explained by its name`, () => {
      assert.deepEqual(
        entriesOfKind(kind).filter((entry) => !explain(entry.name, undefined)?.includes(`**\`${entry.name}\`**`)),
        [],
      );
    });

    it(`of the kind ${kind} answers a hover`, () => {
      const silent = inMetadata(kind).filter((entry) => !hoverAt(placeOf(entry))?.includes(titleOf(entry)));
      assert.deepEqual(namesOf(silent), []);
    });

    it(`of the kind ${kind} is proposed`, () => {
      const missing = inMetadata(kind).filter((entry) => isProposedWhole(entry) && !isProposed(placeOf(entry)));
      assert.deepEqual(namesOf(missing), []);
    });
  }

  it('on PACKAGECONFIG of a recipe has its words proposed', () => {
    for (const { name } of entriesOfKind('packageconfig')) {
      for (const { value } of valuesFor(name)) {
        assert.ok(isProposed({ before: `${name} = "`, name: value, path: configuration }), `${name} ${value}`);
      }
    }
  });

  it('on a kind of address has its options explained and proposed', () => {
    for (const { name, parameters } of entriesOfKind('fetcher')) {
      for (const { name: option, values = [] } of parameters) {
        const before = `SRC_URI = "${name}host/path;`;
        const optionPlace = { before, name: option, after: '="', path: recipe };
        assert.match(hoverAt(optionPlace) ?? '', /option of/, `${name} ${option}`);
        assert.ok(isProposed(optionPlace, `${option}=`), `${name} ${option}`);
        for (const value of values) {
          assert.ok(isProposed({ before: `${before}${option}=`, name: value, path: recipe }), value);
        }
      }
    }
  });
});

/** Environment variables of host programs and kernel parameters stand in no metadata. */
function inMetadata(kind: EntryKind): readonly Entry[] {
  return entriesOfKind(kind).filter((entry) => entry.scope === 'bitbake');
}

/** A name with a placeholder is made up by the author, and what stands behind a colon is proposed as an override. */
function isProposedWhole({ name, kind }: Entry): boolean {
  return !hasPlaceholder(name) && (kind === 'operator' || kind === 'fetcher' || !name.includes(':'));
}

function hoverAt({ before, name, after, path }: Place): string | undefined {
  return hover(snapshot, fileOf(path, before + name + after), before.length)?.markdown;
}

/** While a name is written, nothing stands behind it yet but the quote that the editor puts there. */
function isProposed({ before, name, path }: Omit<Place, 'after'>, label = name): boolean {
  const text = before + name + (before.includes('"') ? '"' : '');
  // Behind the whole of `file://` the files beside the recipe are proposed.
  const typedLength = name === 'file://' ? name.length - 1 : name.length;
  const list = complete(snapshot, fileOf(path, text), before.length + typedLength, { snippets: false });
  return list?.items.some((item) => item.label === label) ?? false;
}

function fileOf(path: string, text: string) {
  return { path, tree: parse(text, dialectOf(path) ?? 'recipe') };
}

function titleOf({ name }: Entry): string {
  return `**\`${name}\`**`;
}

function namesOf(some: readonly Entry[]): readonly string[] {
  return some.map(({ name }) => name);
}

function placeOf(entry: Entry): Place {
  const name = entry.name.replaceAll(/<[^<>]*>/g, 'sample');
  const place = { before: '', name, after: ' = "1"\n', path: recipe };
  switch (entry.kind) {
    case 'variable':
    case 'flag':
    case 'virtual-runtime':
    case 'packageconfig':
      return place;
    case 'class':
      return { ...place, before: 'inherit ', after: '\n' };
    case 'task':
      return { ...place, before: 'addtask ', after: '\n' };
    case 'varflag':
      return { ...place, before: entry.flagOf === 'task' ? 'do_compile[' : 'EXAMPLE[', after: '] = "1"\n' };
    case 'override':
      return { ...place, before: 'EXAMPLE:' };
    case 'operator':
      return operatorPlace(place);
    case 'directive':
      return directivePlace(place);
    case 'distro-feature':
      return { ...place, before: 'DISTRO_FEATURES = "', after: '"\n' };
    case 'machine-feature':
      return { ...place, before: 'MACHINE_FEATURES = "', after: '"\n' };
    case 'image-feature':
      return { ...place, before: 'IMAGE_FEATURES = "', after: '"\n' };
    case 'image-fstype':
      return { ...place, before: 'IMAGE_FSTYPES = "', after: '"\n' };
    case 'profile':
      return { ...place, before: 'CONTAINER_PROFILE = "', after: '"\n' };
    case 'fetcher':
      return { ...place, before: 'SRC_URI = "', after: 'host/path"\n' };
  }
}

function operatorPlace(place: Place): Place {
  const isOverride = place.name.startsWith(':') && place.name !== ':=';
  if (isOverride) return { ...place, before: 'EXAMPLE:', name: place.name.slice(1) };
  return { ...place, before: 'EXAMPLE ', after: ' "1"\n' };
}

const afterDirective: Readonly<Record<string, string | undefined>> = {
  EXPORT_FUNCTIONS: ' do_compile\n',
  addfragments: ' conf/fragments FRAGMENTS METADATA BUILTIN\n',
  addhandler: ' handler\n',
  addpylib: ' ${LAYERDIR}/lib example\n',
  addtask: ' do_compile\n',
  def: ' example(d):\n    pass\n',
  deltask: ' do_compile\n',
  export: ' EXAMPLE = "1"\n',
  fakeroot: ' do_compile() {\n    true\n}\n',
  python: ' do_compile() {\n    pass\n}\n',
  unset: ' EXAMPLE\n',
};

function directivePlace(place: Place): Place {
  const isForConfiguration = ['addfragments', 'addpylib'].includes(place.name);
  return {
    ...place,
    after: afterDirective[place.name] ?? ' base\n',
    path: isForConfiguration ? configuration : recipe,
  };
}
