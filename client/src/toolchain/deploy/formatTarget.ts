/** A target in one line, as people type it and `parseTarget` reads it. */
import { formatImageReference } from '../images/imageReference';
import { hostName } from './ssh';
import type { DeployTarget, ImageName, SshHost } from './target';

export function formatTarget(target: DeployTarget): string {
  switch (target.kind) {
    case 'registry':
      return `docker://${formatImageReference(target.reference)}`;
    case 'engine':
      return `${hostPrefix(target.host)}${target.engine}:${formatImageName(target.name)}`;
    case 'archive':
      return `${hostPrefix(target.host)}${target.format}:${target.path}`;
    case 'vcontainer':
      return `${target.program}:${formatImageName(target.name)}`;
    case 'containerRegistry':
      return ['container-registry', ...(target.tags.length > 0 ? [target.tags.join(',')] : [])].join(':');
  }
}

export function formatImageName({ registry, repository, tag }: ImageName): string {
  return `${registry === undefined ? '' : `${registry}/`}${repository}:${tag}`;
}

function hostPrefix(host: SshHost | undefined): string {
  if (!host) return '';
  const address = host.host.includes(':') ? `[${host.host}]` : host.host;
  const port = host.port === undefined ? '' : `:${host.port}`;
  return `ssh://${hostName({ ...host, host: address })}${port}/`;
}
