import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const packageVariableWithoutPackage: RecipeRule = {
  id: 'package-variable-without-package',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  what: 'A variable of packages that is set without the name of one, or DEPENDS with it.',
  why: 'RDEPENDS, FILES and their like are read for each package, as `RDEPENDS:${PN}`; DEPENDS is one for the whole recipe. OpenEmbedded warns of the mistake while it parses, and from walnascar on stops.',
  bad: ['LICENSE = "MIT"', 'RDEPENDS = "bash"'],
  good: ['LICENSE = "MIT"', 'RDEPENDS:${PN} = "bash"'],
  check(recipe) {
    if (recipe.isSkipped || !recipe.words('PACKAGES')?.length) return [];
    const found = [
      ...withoutPackage.filter((name) => recipe.isSet(name) && recipe.metadata.unexpanded(name)),
      ...dependsOfPackage(recipe.name),
    ];
    return found.flatMap((name): PlacedFinding[] => {
      const isDepends = name.startsWith('DEPENDS:');
      if (isDepends && !recipe.text(name)) return [];
      const severity = recipe.checkSeverity('pkgvarcheck', 'walnascar');
      const place = severity && recipe.placeOfName(name);
      if (!severity || !place) return [];
      const { span, text } = place;
      const message = isDepends
        ? 'DEPENDS is not set for a package, but for the recipe: what is set here counts for nothing. Write `DEPENDS`.'
        : `${name} is set for no package. Write \`${name}:\${PN}\`.`;
      const isPlain = text.slice(span.start, span.end) === name;
      const fix = { title: `Write ${name}:\${PN}`, safe: false, edits: [{ span, text: `${name}:\${PN}` }] };
      return [{ place, severity, message, fix: isPlain ? fix : undefined }];
    });
  },
};

/** As `insane.bbclass` lists them. */
const withoutPackage = [
  'RDEPENDS',
  'RRECOMMENDS',
  'RSUGGESTS',
  'RCONFLICTS',
  'RPROVIDES',
  'RREPLACES',
  'FILES',
  'pkg_preinst',
  'pkg_postinst',
  'pkg_prerm',
  'pkg_postrm',
  'ALLOW_EMPTY',
] as const;

function dependsOfPackage(name: string): readonly string[] {
  return name === '' ? [] : [`DEPENDS:${name}`];
}
