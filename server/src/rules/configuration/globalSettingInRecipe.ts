import { shifted } from '../../base/span';
import type { Finding } from '../finding';
import type { FileRule, RuleContext } from '../rule';

export const globalSettingInRecipe: FileRule = {
  id: 'global-setting-in-recipe',
  category: 'configuration',
  subject: 'file',
  severity: 'warning',
  what: 'A setting of the whole build in a recipe.',
  why: 'BitBake and the layers read these variables from the configuration, before any recipe: in a recipe they change nothing. CONTAINER_PROFILE chooses the file of defaults that is included there.',
  bad: ['CONTAINER_PROFILE = "podman"'],
  good: ['VIRTUAL-RUNTIME_container_engine = "podman"'],
  check({ file, assignments }) {
    if (!isOfRecipe(file)) return [];
    return assignments.flatMap(({ statement, start, parts }): Finding[] => {
      const what = effectOf(parts.base);
      if (what === undefined || statement.flag || isReadIn(file.tree.text, parts.base)) return [];
      return [
        {
          span: shifted(statement.name, start),
          message: `${parts.base} has no effect in a recipe: ${what} before recipes are read. Set it in local.conf or in the distro.`,
          fix: {
            title: 'Remove the line',
            safe: false,
            edits: [{ span: { start, end: start + statement.length }, text: '' }],
          },
        },
      ];
    });
  },
};

function isOfRecipe({ path, tree: { dialect } }: RuleContext['file']): boolean {
  if (dialect === 'recipe' || dialect === 'append') return true;
  return dialect === 'include' && !path.includes('/conf/');
}

function effectOf(name: string): string | undefined {
  if (name === 'CONTAINER_PROFILE' || name === 'VIRTUALIZATION_PROFILE')
    return 'the configuration includes what it names';
  if (name === 'BBMULTICONFIG') return 'BitBake sets up the multiconfigs';
  if (/^PREFERRED_(?:R?PROVIDER|VERSION)_/.test(name)) return 'BitBake takes it from the configuration, which is read';
  return undefined;
}

/** The recipe makes something of it itself; or it makes bundles, whose runtime is taken from CONTAINER_PROFILE. */
function isReadIn(text: string, name: string): boolean {
  if (text.includes(`\${${name}}`) || text.includes(`getVar('${name}'`) || text.includes(`getVar("${name}"`))
    return true;
  return name === 'CONTAINER_PROFILE' && /^inherit(?:_defer)?\s.*\bcontainer-bundle\b/m.test(text);
}
