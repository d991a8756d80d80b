import { baseName, folderOf, joined } from '../../project/paths';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { RecipeRule } from '../rule';

export const traefikNotBuilt: RecipeRule = {
  id: 'traefik-not-built',
  category: 'host',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A manifest for k3s that speaks of Traefik, which k3s is built without.',
  why: 'The recipe of k3s empties its PACKAGECONFIG below the default `traefik`, and writes a `config.yaml` that disables it. The manifest is applied and nothing answers to it, whatever the README of k3s says.',
  bad: {
    'recipes/ingress_1.0.bb': [
      'LICENSE = "MIT"',
      'SRC_URI = "file://web.yaml"',
      'do_install() {',
      '    install -D -m 0644 ${UNPACKDIR}/web.yaml ${D}${localstatedir}/lib/rancher/k3s/server/manifests/web.yaml',
      '}',
      'FILES:${PN} = "${localstatedir}"',
    ],
    'recipes/files/web.yaml': [
      'apiVersion: networking.k8s.io/v1',
      'kind: Ingress',
      'spec:',
      '  ingressClassName: traefik',
    ],
  },
  good: {
    'recipes/ingress_1.0.bb': [
      'LICENSE = "MIT"',
      'SRC_URI = "file://web.yaml"',
      'do_install() {',
      '    install -D -m 0644 ${UNPACKDIR}/web.yaml ${D}${localstatedir}/lib/rancher/k3s/server/manifests/web.yaml',
      '}',
      'FILES:${PN} = "${localstatedir}"',
    ],
    'recipes/files/web.yaml': [
      'apiVersion: networking.k8s.io/v1',
      'kind: Ingress',
      'spec:',
      '  ingressClassName: nginx',
    ],
  },
  check(recipe) {
    const { metadata, places, path } = recipe;
    const installs = metadata.unexpanded('do_install') ?? places.tree(path)?.text ?? '';
    if (!installs.includes('k3s/server/manifests') || !isBuiltWithout(recipe)) return [];
    return (recipe.words('SRC_URI') ?? []).flatMap((word) => {
      const name = /^file:\/\/([^;]+\.ya?ml)(?:;|$)/.exec(word)?.[1];
      const place =
        name !== undefined && asksForTraefik(recipe, name) ? recipe.placeOfWord('SRC_URI', word) : undefined;
      if (!place) return [];
      return [
        {
          place,
          message: `\`${name}\` speaks of Traefik, and k3s is built without it: nothing answers to the manifest. Set \`PACKAGECONFIG:append:pn-k3s = " traefik"\` in the configuration.`,
        },
      ];
    });
  },
};

/** Resources of Traefik's own, and an ingress that it is to serve. */
const lineForTraefik =
  /^[ \t]*(?:- )?(?:apiVersion:[ \t]*["']?traefik\.(?:io|containo\.us)\/|(?:ingressClassName|kubernetes\.io\/ingress\.class):[ \t]*["']?traefik["']?[ \t]*$)/;

/** The settings of its chart, as a manifest names them. */
const chartSettings = [/^kind:[ \t]*HelmChartConfig[ \t]*$/, /^[ \t]+name:[ \t]*["']?traefik["']?[ \t]*$/];

function asksForTraefik({ path, name, snapshot }: EvaluatedRecipe, file: string): boolean {
  const folder = folderOf(path);
  const folders = [
    folder,
    `${folder}/files`,
    `${folder}/${name}`,
    `${folder}/${baseName(path).replace(/\.bb$/, '').replace('_', '-')}`,
  ];
  const text = folders.map((each) => snapshot.textOf(joined(each, file))).find((found) => found !== undefined);
  const lines = text?.split(/\r?\n/) ?? [];
  const has = (pattern: RegExp): boolean => lines.some((line) => pattern.test(line));
  return has(lineForTraefik) || chartSettings.every(has);
}

/** Nobody turns it on: neither the configuration, nor the recipe of k3s, nor an append of it. */
function isBuiltWithout(recipe: EvaluatedRecipe): boolean {
  const { snapshot } = recipe;
  const isTurnedOn = recipe
    .operations('PACKAGECONFIG')
    .some(
      ({ name, overrides, text }) =>
        `${name}:${overrides}`.split(':').includes('pn-k3s') && typeof text === 'string' && text.includes('traefik'),
    );
  const [own] = snapshot.recipesNamed('k3s');
  if (isTurnedOn || !own) return !isTurnedOn;
  const isEmptied = /^PACKAGECONFIG\s*=\s*""/m.test(snapshot.textOf(own.path) ?? '');
  return isEmptied && !snapshot.appendsOf(own.path).some(({ path }) => snapshot.textOf(path)?.includes('traefik'));
}
