import { isMasked, rootOf } from '../../formats/configFile';
import { kasRepositories } from '../../formats/kasRepositories';
import { nearestOf } from '../../knowledge/nearestName';
import { type ConfigurationKind, configurationNames } from '../../project/configurationNames';
import { joined } from '../../project/paths';
import { type DataScalar, itemsOf, propertyOf } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileContext, ConfigFileRule } from '../rule';

export const kasUnknownName: ConfigFileRule = {
  id: 'kas-unknown-name',
  category: 'files',
  subject: 'configFile',
  formats: ['kas'],
  severity: 'error',
  needsCore: true,
  what: 'A machine, distribution or target in a file of kas that none of its layers has.',
  why: '`kas` writes them into the configuration and calls BitBake, which stops. Only a file whose repositories all lie in the workspace, the core layer among them, is looked at.',
  bad: {
    'meta/conf/layer.conf': ['BBFILE_COLLECTIONS += "core"', 'BBFILE_PATTERN_core = "^$' + '{LAYERDIR}/"'],
    'meta/conf/machine/qemuarm64.conf': ['TUNE = "arm64"'],
    'kas.yml': ['header:', '  version: 14', 'machine: qemuarm46', 'repos:', '  meta:', '    path: meta'],
  },
  good: {
    'meta/conf/layer.conf': ['BBFILE_COLLECTIONS += "core"', 'BBFILE_PATTERN_core = "^$' + '{LAYERDIR}/"'],
    'meta/conf/machine/qemuarm64.conf': ['TUNE = "arm64"'],
    'kas.yml': ['header:', '  version: 14', 'machine: qemuarm64', 'repos:', '  meta:', '    path: meta'],
  },
  check(context) {
    const { file, snapshot } = context;
    if (file.isWritten || !snapshot.complete || !isAllAtHand(context)) return [];
    return [
      ...unknownConfiguration(context, 'machine', []),
      ...unknownConfiguration(context, 'distro', ['nodistro']),
      ...unknownTargets(context),
    ].filter(({ span }) => !isMasked(file, span));
  },
};

/** Whether every layer that the file builds with is known, and the core layer is one of them. */
function isAllAtHand({ file, snapshot }: ConfigFileContext): boolean {
  const root = rootOf(file);
  const repositories = kasRepositories(file, snapshot);
  if (repositories.length === 0 || propertyOf(propertyOf(root, 'header')?.value, 'includes')) return false;
  const layers = repositories.flatMap(({ folders, layers: named }) =>
    named.map(({ path }) => snapshot.layers.find(({ root }) => folders.some((each) => joined(each, path) === root))),
  );
  return layers.every((layer) => layer !== undefined) && layers.some((layer) => layer?.name === 'core');
}

function unknownConfiguration(
  { file, snapshot }: ConfigFileContext,
  kind: ConfigurationKind,
  builtIn: readonly string[],
): readonly Finding[] {
  const value = propertyOf(rootOf(file), kind)?.value;
  if (value?.kind !== 'string' || value.text === '') return [];
  const known = [...new Set([...configurationNames(snapshot, kind), ...builtIn])];
  if (known.includes(value.text)) return [];
  return [unknown(value, `no layer has \`conf/${kind}/${value.text}.conf\``, known)];
}

function unknownTargets({ file, snapshot }: ConfigFileContext): readonly Finding[] {
  const target = propertyOf(rootOf(file), 'target')?.value;
  const values = target?.kind === 'array' ? itemsOf(target) : target ? [target] : [];
  return values.flatMap((value) => {
    if (value.kind !== 'string') return [];
    const name = value.text.replace(/^(?:mc|multiconfig):[^:]*:/, '');
    if (!/^[a-z0-9][\w.+-]*$/.test(name) || /^(?:world|universe)$/.test(name)) return [];
    return snapshot.recipesBehind(name)
      ? []
      : [unknown(value, 'no layer has a recipe for it', snapshot.recipeNames(), name)];
  });
}

/** `name` is what stands behind the configuration that it is built in. */
function unknown({ text, span }: DataScalar, why: string, known: readonly string[], name = text): Finding {
  const meant = nearestOf(name, known);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  return {
    span,
    message: `BitBake stops at \`${text}\`: ${why}.${hint}`,
    fix:
      meant === undefined
        ? undefined
        : {
            title: `Write ${meant}`,
            safe: false,
            edits: [{ span, text: `${text.slice(0, text.length - name.length)}${meant}` }],
          },
  };
}
