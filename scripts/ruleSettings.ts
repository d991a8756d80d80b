/** The manifest with the setting `metavirt.rules` as the rules of today want it: VS Code completes and explains their names. */
import { rules } from '../server/src/rules/rules';

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

function ruleProperties(): Readonly<Record<string, object>> {
  const sorted = rules.toSorted((first, second) => (first.id < second.id ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ id, severity, what }) => [
      id,
      { type: 'string', enum: severities, markdownDescription: `${what} Without this setting: ${severity}.` },
    ]),
  );
}
