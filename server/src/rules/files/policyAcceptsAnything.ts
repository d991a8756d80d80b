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
  what: 'A `policy.json` that accepts every image, be it signed or not, or every one of a registry that it does not name.',
  why: 'Podman, skopeo and CRI-O check signatures only where the policy asks for them: for a registry without a scope of its own, what stands under the empty scope of `docker` counts, else `default`. The policy that meta-virtualization installs asks for none.',
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
    const registries = valueAt(root, 'transports', 'docker');
    // The scope without a name is for all registries that have none of their own.
    const forOthers = valueAt(registries, '') ?? valueAt(root, 'default');
    const [first] = itemsOf(forOthers);
    if (!first || isMasked(file, first.span) || !acceptsEverything(forOthers)) return [];
    const checked = propertiesOf(registries).filter(({ value }) => !acceptsEverything(value));
    const type = propertyOf(first, 'type')?.value ?? first;
    return [
      {
        span: type.span,
        message:
          checked.length === 0
            ? 'Every image is accepted, signed or not. On devices in the field ask for signatures: `reject` by default, and `signedBy` or `sigstoreSigned` for the registries in use.'
            : `Only images of ${checked.map(({ name }) => `\`${name}\``).join(' and ')} are checked: those of any other registry are accepted, signed or not. On devices in the field write \`reject\` here.`,
      },
    ];
  },
};

function acceptsEverything(requirements: DataNode | undefined): boolean {
  const items = itemsOf(requirements);
  return items.length > 0 && items.every((item) => stringOf(valueAt(item, 'type')) === acceptsAll);
}
