import { compareReleases } from '../../knowledge/release';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const sourcesInWorkdir: RecipeRule = {
  id: 'sources-in-workdir',
  category: 'bitbake',
  subject: 'recipe',
  severity: 'error',
  releases: { since: 'walnascar' },
  what: 'S or B that is WORKDIR itself, or S in WORKDIR from whinlatter on.',
  why: 'Sources are unpacked into UNPACKDIR, a folder in WORKDIR. From walnascar on OpenEmbedded stops where S, B or UNPACKDIR is WORKDIR; from whinlatter on `do_unpack` stops too where S names WORKDIR, and where it names the `git` folder that is the default now.',
  bad: ['LICENSE = "CLOSED"', 'S = "${WORKDIR}"'],
  good: ['LICENSE = "CLOSED"', 'S = "${UNPACKDIR}"'],
  check(recipe) {
    if (recipe.isSkipped || !recipe.mayHaveGlobalClass('insane')) return [];
    return [...sameAsWorkdir(recipe), ...namingWorkdir(recipe)];
  },
};

const insteadOfWorkdir = {
  S: 'Write `${UNPACKDIR}`.',
  B: 'Write `${WORKDIR}/build`, or remove the assignment to build among the sources.',
  UNPACKDIR: 'Remove the assignment.',
};

/** What OpenEmbedded (`insane.bbclass`) stops at while it parses. */
function sameAsWorkdir(recipe: EvaluatedRecipe): readonly PlacedFinding[] {
  const workdir = recipe.text('WORKDIR');
  if (!workdir) return [];
  return (['S', 'B', 'UNPACKDIR'] as const).flatMap((name): PlacedFinding[] => {
    if (!recipe.isSet(name) || recipe.text(name) !== workdir) return [];
    // B follows S unless it is set by itself.
    if (name === 'B' && recipe.metadata.unexpanded('B') === '${S}') return [];
    const place = recipe.placeOf(name);
    const message = `${name} is \`\${WORKDIR}\`, which OpenEmbedded stops at. ${insteadOfWorkdir[name]}`;
    return place ? [{ place, message, fix: name === 'S' ? inUnpackdir(place) : undefined }] : [];
  });
}

/** What `do_unpack` stops at. */
function namingWorkdir(recipe: EvaluatedRecipe): readonly PlacedFinding[] {
  if (compareReleases(recipe.release, 'whinlatter') < 0 || !recipe.isSet('S') || !recipe.runs('do_unpack')) return [];
  const written = recipe.metadata.unexpanded('S') ?? '';
  if (recipe.text('S') === recipe.text('WORKDIR')) return [];
  const isDefault = written === '${WORKDIR}/git' || written === '${UNPACKDIR}/git';
  const place = isDefault || written.includes('${WORKDIR}') ? recipe.placeOf('S') : undefined;
  if (!place) return [];
  if (!isDefault) {
    const message = `S lies in \`\${WORKDIR}\`, and \`do_unpack\` stops: sources are unpacked into \`\${UNPACKDIR}\`. Write that instead.`;
    return [{ place, message, fix: inUnpackdir(place) }];
  }
  const message = `\`do_unpack\` stops at S = \`${written}\`: git sources are unpacked into the default folder. Remove the assignment.`;
  return [{ place, message, fix: removed(place) }];
}

function inUnpackdir({ text, span }: Place): FindingFix | undefined {
  const written = text.slice(span.start, span.end);
  if (!written.includes('${WORKDIR}')) return undefined;
  return {
    title: 'Write ${UNPACKDIR}',
    safe: true,
    edits: [{ span, text: written.replaceAll('${WORKDIR}', '${UNPACKDIR}') }],
  };
}

function removed({ text, span, statement }: Place): FindingFix | undefined {
  const written = text.slice(span.start, span.end);
  if (written !== '${WORKDIR}/git' && written !== '${UNPACKDIR}/git') return undefined;
  return { title: 'Remove the assignment', safe: true, edits: [{ span: statement, text: '' }] };
}
