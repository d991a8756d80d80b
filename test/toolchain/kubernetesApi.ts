/**
 * As much of the API server of Kubernetes as the real kubectl asks for when it applies a Pod or a Deployment: what kinds there are, and one object
 * of each name. It has no schemas, so that kubectl checks nothing itself.
 */
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface KubernetesApi {
  /** Writes the configuration with which kubectl finds it. */
  writeConfiguration(file: string): Promise<void>;
  /** What clients did to objects, the oldest first. */
  readonly changes: readonly KubernetesChange[];
  /** Refuses changes from now on, as a cluster does whose user may only look. */
  refuseChanges(): void;
  stop(): Promise<void>;
}

export interface KubernetesChange {
  readonly method: string;
  readonly path: string;
  /** The object, or the patch to it. */
  readonly body: string;
}

interface KubernetesObject {
  readonly metadata: { readonly name: string };
}

const verbs = ['create', 'get', 'patch'];
const answers: Readonly<Record<string, object>> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [{ name: 'apps', versions: [{ groupVersion: 'apps/v1', version: 'v1' }] }],
  },
  '/api/v1': resources('v1', 'pods', 'Pod'),
  '/apis/apps/v1': resources('apps/v1', 'deployments', 'Deployment'),
  '/openapi/v3': { paths: {} },
};

function resources(groupVersion: string, name: string, kind: string): object {
  const resource = { name, singularName: '', namespaced: true, kind, verbs };
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: [resource] };
}

export async function startKubernetesApi(): Promise<KubernetesApi> {
  const objects = new Map<string, KubernetesObject>();
  const changes: KubernetesChange[] = [];
  let isRefusing = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { method = '', url = '' } = request;
    const path = url.split('?')[0] ?? '';
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk as string;
    // Protocol buffers with nothing in them: no schema of anything.
    if (path === '/openapi/v2') return void response.end();
    const known = method === 'GET' ? (answers[path] ?? objects.get(path)) : undefined;
    if (known) return send(response, 200, known);
    if (method === 'GET') return send(response, 404, status(404, 'NotFound', `${path} not found`));
    if (isRefusing) return send(response, 403, status(403, 'Forbidden', 'the user may not change it'));
    changes.push({ method, path, body });
    const given = JSON.parse(body) as KubernetesObject;
    const place = method === 'POST' ? `${path}/${given.metadata.name}` : path;
    const object = {
      ...objects.get(place),
      ...given,
      metadata: { ...objects.get(place)?.metadata, ...given.metadata },
    };
    objects.set(place, object);
    return send(response, method === 'POST' ? 201 : 200, object);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    changes,
    refuseChanges() {
      isRefusing = true;
    },
    writeConfiguration: (file) => writeFile(file, JSON.stringify(configuration(port))),
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** YAML takes JSON as it is. */
function configuration(port: number): object {
  const name = 'test';
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name, cluster: { server: `http://127.0.0.1:${port}` } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [{ name, user: {} }],
    'current-context': name,
  };
}

function status(code: number, reason: string, message: string): object {
  return { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message };
}

function send(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
