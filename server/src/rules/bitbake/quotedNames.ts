import { wordsIn } from '../../syntax/bitbake/expansions';
import { isPathDirective } from '../../syntax/bitbake/pathDirective';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const quotedNames: FileRule = {
  id: 'quoted-names',
  category: 'bitbake',
  subject: 'file',
  severity: 'error',
  what: 'Quotes around what `inherit`, `include` or `require` takes.',
  why: 'The quotes become a part of the name of the class or file, which BitBake then does not find.',
  bad: ['inherit "image-oci"'],
  good: ['inherit image-oci'],
  check({ file: { tree } }) {
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      if (!isPathDirective(statement)) return;
      const start = tree.starts[index] ?? 0;
      for (const word of wordsIn(tree.text, start + statement.argument.start, start + statement.argument.end)) {
        const written = tree.text.slice(word.start, word.end);
        const name = written.replaceAll('"', '').replaceAll("'", '');
        if (name === written || written.includes('$')) continue;
        found.push({
          span: word,
          message: `The quotes are a part of the name: BitBake finds no \`${written}\`. Remove them.`,
          fix: { title: 'Remove the quotes', safe: true, edits: [{ span: word, text: name }] },
        });
      }
    });
    return found;
  },
};
