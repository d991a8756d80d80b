import { isMasked, rootOf } from '../../formats/configFile';
import { type DataNode, itemsOf, propertiesOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const k3sRegistryAddress: ConfigFileRule = {
  id: 'k3s-registry-address',
  category: 'files',
  subject: 'configFile',
  formats: ['k3s-registries'],
  severity: 'warning',
  what: 'A mirror for k3s without `http://` or `https://`, or a registry named with it.',
  why: '`k3s` leaves out endpoints that are no addresses, and compares the names below `mirrors` and `configs` with the host of an image: with a scheme none is equal.',
  bad: { 'files/registries.yaml': ['mirrors:', '  docker.io:', '    endpoint: ["mirror.example:5000"]'] },
  good: { 'files/registries.yaml': ['mirrors:', '  docker.io:', '    endpoint: ["https://mirror.example:5000"]'] },
  check({ file }) {
    const root = rootOf(file);
    const found = [...namesWithScheme(root), ...endpointsWithoutScheme(root)];
    return found
      .filter(({ span }) => !isMasked(file, span))
      .sort((first, second) => first.span.start - second.span.start);
  },
};

function namesWithScheme(root: DataNode | undefined): readonly Finding[] {
  const named = [...propertiesOf(valueAt(root, 'mirrors')), ...propertiesOf(valueAt(root, 'configs'))];
  return named.flatMap(({ name, nameSpan }) => {
    const scheme = /^https?:\/\//.exec(name)?.[0];
    if (scheme === undefined) return [];
    const host = name.slice(scheme.length).replace(/\/.*$/, '');
    return [{ span: nameSpan, message: `No image is from \`${name}\`, and this is never used. Write \`${host}\`.` }];
  });
}

function endpointsWithoutScheme(root: DataNode | undefined): readonly Finding[] {
  return propertiesOf(valueAt(root, 'mirrors')).flatMap(({ value }) =>
    itemsOf(propertyOf(value, 'endpoint')?.value).flatMap((item) => {
      if (item.kind !== 'string' || /^https?:\/\/./i.test(item.text)) return [];
      return [
        {
          span: item.span,
          message: `\`${item.text}\` is no address for k3s, which leaves it out. Write it with \`https://\` or \`http://\`.`,
        },
      ];
    }),
  );
}
