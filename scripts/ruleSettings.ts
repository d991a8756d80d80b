/** The manifest with the setting `metavirt.rules` as the rules of today want it: VS Code completes and explains their names. */
import { findingKinds } from '../server/src/features/findingKinds';

interface Manifest {
  readonly contributes: { readonly configuration: { readonly properties: Readonly<Record<string, object>> } };
}

const setting = 'metavirt.rules';
const severities = ['error', 'warning', 'info', 'off'];

/** The text of package.json, all else in it unchanged. */
export function manifestWithRules(text: string): string {
  const manifest = JSON.parse(text) as Manifest;
  const { properties } = manifest.contributes.configuration;
  Object.assign(properties[setting] ?? {}, { properties: ruleProperties() });
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Those without a severity are BitBake's own: most stop it, and no setting turns them off. */
function ruleProperties(): Readonly<Record<string, object>> {
  const kinds = findingKinds().filter(({ severity }) => severity !== undefined);
  const sorted = kinds.toSorted((first, second) => (first.id < second.id ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ id, severity, title }) => [
      id,
      { type: 'string', enum: severities, markdownDescription: `${title} Without this setting: ${severity}.` },
    ]),
  );
}
