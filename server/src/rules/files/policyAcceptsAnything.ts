import { isMasked, rootOf } from '../../formats/configFile';
import { type DataNode, itemsOf, propertiesOf, propertyOf, stringOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

const acceptsAll = 'insecureAcceptAnything';

export const policyAcceptsAnything: ConfigFileRule = {
  id: 'policy-accepts-anything',
  category: 'files',
  subject: 'configFile',
  formats: ['policy.json'],
  severity: 'info',
  what: 'A `policy.json` that accepts every image, be it signed or not.',
  why: 'Podman, skopeo and CRI-O check signatures only where the policy asks for them. The policy that meta-virtualization installs asks for none.',
  bad: { 'files/policy.json': ['{"default": [{"type": "insecureAcceptAnything"}]}'] },
  good: {
    'files/policy.json': [
      '{',
      '  "default": [{"type": "reject"}],',
      '  "transports": {',
      '    "docker": {',
      '      "registry.example": [{"type": "sigstoreSigned", "keyPath": "/etc/containers/key.pub"}]',
      '    }',
      '  }',
      '}',
    ],
  },
  check({ file }) {
    const root = rootOf(file);
    const byDefault = propertyOf(root, 'default')?.value;
    const scopes = propertiesOf(valueAt(root, 'transports')).flatMap(({ value }) => propertiesOf(value));
    // Who asks for a signature somewhere has thought of it.
    const all = [byDefault, ...scopes.map(({ value }) => value)];
    const [first] = itemsOf(byDefault);
    if (!first || isMasked(file, first.span) || !all.every(acceptsEverything)) return [];
    const type = propertyOf(first, 'type')?.value ?? first;
    return [
      {
        span: type.span,
        message: `Every image is accepted, signed or not. On devices in the field ask for signatures: \`reject\` by default, and \`signedBy\` or \`sigstoreSigned\` for the registries in use.`,
      },
    ];
  },
};

function acceptsEverything(requirements: DataNode | undefined): boolean {
  const items = itemsOf(requirements);
  return items.length > 0 && items.every((item) => stringOf(valueAt(item, 'type')) === acceptsAll);
}
