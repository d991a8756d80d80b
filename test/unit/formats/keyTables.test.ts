import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configKeyHover } from '../../../server/src/features/configKeyHover';
import { configFile } from '../../../server/src/formats/configFile';
import type { KeyFact } from '../../../server/src/formats/keys/keyFact';
import type { KeyShape } from '../../../server/src/formats/keys/keyShape';
import { formatsWithKeys, keysOf, shapeOfFormat } from '../../../server/src/formats/keys/tables';
import { unmasked } from '../../../server/src/formats/maskedText';

function factsIn(shape: KeyShape, seen = new Set<KeyShape>()): readonly KeyFact[] {
  if (seen.has(shape)) return [];
  seen.add(shape);
  const below = [...shape.keys.values(), ...shape.byType.values(), shape.others, shape.items].filter(
    (each) => each !== undefined,
  );
  return [...(shape.fact ? [shape.fact] : []), ...below.flatMap((each) => factsIn(each, seen))];
}

describe('The tables of keys', () => {
  for (const format of formatsWithKeys) {
    it(`have each key of ${format} once, with a sentence`, () => {
      const keys = keysOf(format);
      assert.equal(
        new Set(keys.map(({ path, of, formatVersion }) => `${path} ${JSON.stringify(of)} ${formatVersion}`)).size,
        keys.length,
      );
      for (const { path, meaning, values, closed } of keys) {
        assert.match(meaning, /^[A-Z0-9].*\.$/, path);
        assert.ok(!closed || (values?.length ?? 0) > 0, path);
      }
    });

    it(`give each key of ${format} its place`, () => {
      const shape = shapeOfFormat(format);
      assert.ok(shape);
      assert.equal(new Set(factsIn(shape)).size, keysOf(format).length);
    });
  }
});

describe('The hover of a key', () => {
  const hoverIn = (text: string, at: string): string | undefined => {
    const uses = { targets: [], recipes: [], texts: [], isLeftAlone: false };
    const file = configFile('storage.conf', unmasked(text), {
      path: '/l/storage.conf',
      isWritten: false,
      uses,
      isWhole: true,
    });
    return configKeyHover(file, text.indexOf(at))?.markdown;
  };

  it('says what it is for, what it takes and since when it is there', () => {
    assert.equal(
      hoverIn('[storage.options.overlay]\nforce_mask = "shared"\n', 'force'),
      [
        '`storage.options.overlay.force_mask` · a text in storage.conf',
        'Mode of new files and folders.',
        '- Values: `private`, `shared`\n- Since: containers/storage 0.46.1',
      ].join('\n\n'),
    );
  });

  it('says that a key is out of date', () => {
    assert.match(hoverIn('[storage.options]\nmount_program = "/bin/fuse"\n', 'mount_p') ?? '', /Out of date: Use the/);
  });

  it('takes names in capitals as podman does, and knows the tables', () => {
    assert.match(hoverIn('[Storage]\nDRIVER = "vfs"\n', 'DRIVER') ?? '', /Copy-on-write/);
    assert.match(hoverIn('[storage.options]\n', 'options') ?? '', /^`storage.options` · a table/);
    assert.equal(hoverIn('[storage]\ndriver = "vfs"\n', 'vfs'), undefined);
  });
});
