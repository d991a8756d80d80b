/** Parts of OCI's formats that several rules look at. */
import { type DataNode, itemsOf, propertyOf, stringOf, valueAt } from '../syntax/config/dataTree';
import { type ConfigFile, rootOf } from './configFile';

/** The filter for system calls: the file itself, or a part of what describes a container. */
export function seccompOf(file: ConfigFile): DataNode | undefined {
  const root = rootOf(file);
  return file.format === 'seccomp' ? root : valueAt(root, 'linux', 'seccomp');
}

export interface Namespace {
  readonly node: DataNode;
  readonly type: string;
  /** Whether the container joins one that is there. */
  readonly isJoined: boolean;
}

/** The namespaces of a container, as far as each has a type. */
export function namespacesOf(file: ConfigFile): readonly Namespace[] {
  return itemsOf(valueAt(rootOf(file), 'linux', 'namespaces')).flatMap((node) => {
    const type = stringOf(propertyOf(node, 'type')?.value);
    const path = stringOf(propertyOf(node, 'path')?.value) ?? '';
    return type === undefined ? [] : [{ node, type, isJoined: path !== '' }];
  });
}
