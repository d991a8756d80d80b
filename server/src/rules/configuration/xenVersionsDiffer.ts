import { defaultIn } from '../../knowledge/entry';
import { variableNamed } from '../../knowledge/knowledge';
import type { ReleaseName } from '../../knowledge/release';
import type { ConfigurationRule } from '../rule';
import { lineAfter } from '../statementPlaces';

export const xenVersionsDiffer: ConfigurationRule = {
  id: 'xen-versions-differ',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  what: 'Another version preferred for xen than for xen-tools.',
  why: 'The hypervisor and its tools are two recipes of one source: `xl` refuses to speak to a hypervisor of another version. meta-virtualization sets a default for both, so a preference for one of them moves them apart.',
  bad: ['PREFERRED_VERSION_xen = "4.20%"'],
  good: ['PREFERRED_VERSION_xen = "4.20%"', 'PREFERRED_VERSION_xen-tools = "4.20%"'],
  check(configuration) {
    const xen = configuration.text('PREFERRED_VERSION_xen');
    const tools = configuration.text('PREFERRED_VERSION_xen-tools');
    if (xen === undefined || tools === undefined || isSame(xen, tools, configuration.release)) return [];
    // One that nobody else sets stays with the default of the layer.
    const name = isOwn(xen, configuration.placeOf('PREFERRED_VERSION_xen')?.path) ? 'xen' : 'xen-tools';
    const other = name === 'xen' ? 'xen-tools' : 'xen';
    const place = configuration.placeOf(`PREFERRED_VERSION_${name}`);
    if (!place) return [];
    const version = name === 'xen' ? xen : tools;
    const setByOthers = name === 'xen' ? tools : xen;
    const line = `PREFERRED_VERSION_${other} = "${version}"`;
    return [
      {
        place,
        message: `${other} ${setByOthers === '' ? 'stays with the version that meta-virtualization prefers' : `is preferred as \`${setByOthers}\``}, ${name} as \`${version}\`: the tools and the hypervisor do not fit together. Write \`${line}\`.`,
        fix:
          setByOthers === '' || !isOwn(setByOthers, configuration.placeOf(`PREFERRED_VERSION_${other}`)?.path)
            ? { title: `Prefer the same version of ${other}`, safe: false, edits: [lineAfter(place, line)] }
            : undefined,
      },
    ];
  },
};

/** What is not set is taken from the layer's defaults. */
function isSame(xen: string, tools: string, release: ReleaseName): boolean {
  const entry = variableNamed('PREFERRED_VERSION_xen');
  const usual = (entry && defaultIn(entry, release)?.value) ?? '';
  return numberOf(xen || usual) === numberOf(tools || usual);
}

/** `4.20%`, `4.20.%` and `4.20+stable%` mean the same series. */
function numberOf(version: string): string {
  return /^(?:\d+:)?(\d+\.\d+)/.exec(version.trim())?.[1] ?? version.trim();
}

function isOwn(version: string, path: string | undefined): boolean {
  return version !== '' && path !== undefined && !path.endsWith('/meta-virt-default-versions.inc');
}
