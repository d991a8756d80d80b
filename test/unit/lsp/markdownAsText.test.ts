import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markdownAsText } from '../../../server/src/lsp/markdownAsText';

describe('Markdown as text', () => {
  const cases: readonly (readonly [what: string, markdown: string, text: string])[] = [
    ['leaves the marks of emphasis and code out', '**`PN`** · *a* variable', 'PN · a variable'],
    ['keeps what is code as it is', '`a*b*[c](d)\\_e`', 'a*b*[c](d)\\_e'],
    ['keeps backquotes in code', '`` a `b` ``, ``` `` ```', 'a `b`, ``'],
    ['keeps a backquote that nothing closes', 'a ` b', 'a ` b'],
    ['shows escaped marks', 'a\\_b \\*c\\* \\[d\\] \\\\', 'a_b *c* [d] \\'],
    ['shows the words of a link', '- [a\\_1.bb:2](file:///x/a_1.bb#L2) and 1 more', '- a_1.bb:2 and 1 more'],
    ['keeps brackets that are no link', 'a [b] (c) [d', 'a [b] (c) [d'],
    [
      'indents code blocks',
      'As in:\n\n```bitbake\nA = "*"\n\nB = "`"\n```\n\nEnd',
      'As in:\n\n    A = "*"\n    \n    B = "`"\n\nEnd',
    ],
    ['takes a line that begins with code for prose', '``` `` ``` and more', '`` and more'],
  ];
  for (const [what, markdown, text] of cases) it(what, () => assert.equal(markdownAsText(markdown), text));
});
