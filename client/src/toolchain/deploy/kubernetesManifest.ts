/**
 * Writes an image into a manifest of Kubernetes: over the image of the container that has another version of it, each other character left as
 * it is; or into a new Deployment. A bundle of its own, for the library for YAML is large.
 */
import { type Document, isMap, isScalar, isSeq, parseAllDocuments, type Scalar } from 'yaml';

export interface ManifestImage {
  /** What Kubernetes is to pull or to find. */
  readonly reference: string;
  /** For the name of a new Deployment. */
  readonly name: string;
  /**
   * Stands as the annotation `metavirt/image-digest` of a new Deployment's pods, and is kept up to date where it stands: Kubernetes then starts
   * pods anew for the same tag with another content.
   */
  readonly digest: string;
}

export type ManifestText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unsuitable'; readonly why: string };

const largestManifest = 1024 * 1024;
const annotation = 'metavirt/image-digest';

/** `text` is that of the manifest; undefined for a new one. */
export function manifestWithImage(text: string | undefined, image: ManifestImage): ManifestText {
  if (text === undefined || text.trim() === '') return { kind: 'text', text: newDeployment(image) };
  if (text.length > largestManifest) return unsuitable('it is larger than 1 MB');
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return unsuitable('it holds no YAML');
  const broken = documents.find(({ errors }) => errors.length > 0)?.errors[0];
  if (broken) return unsuitable(`it is no YAML: ${broken.message.split('\n')[0]}`);
  const containers = documents.flatMap((document) => containersOf(document));
  const chosen = containers.filter(({ reference }) => repositoryOf(reference) === repositoryOf(image.reference));
  const used = chosen.length > 0 ? chosen : containers.length === 1 ? containers : [];
  if (used.length === 0) {
    const others = containers.map(({ reference }) => reference).join(', ');
    return unsuitable(others === '' ? 'it has no containers' : `none of its containers has this image, only ${others}`);
  }
  const edits = used.flatMap(({ document, imageNode, pod }) => {
    const digest = document.getIn([...pod, 'metadata', 'annotations', annotation], true);
    return [edit(imageNode, image.reference), ...(isScalar(digest) ? [edit(digest, image.digest)] : [])];
  });
  return { kind: 'text', text: withEdits(text, edits) };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Keeps the quotes that the value has. */
function edit(node: Scalar, value: string): Edit {
  const [start = 0, end = 0] = node.range ?? [];
  const quote = node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : '';
  return { start, end, text: `${quote}${value}${quote}` };
}

/** Several containers of a pod change the same annotation: once is enough. */
function withEdits(text: string, edits: readonly Edit[]): string {
  const backwards = [...new Map(edits.map((each) => [each.start, each])).values()].sort((a, b) => b.start - a.start);
  return backwards.reduce(
    (before, { start, end, text: after }) => before.slice(0, start) + after + before.slice(end),
    text,
  );
}

interface ContainerPlace {
  readonly document: Document;
  readonly imageNode: Scalar;
  readonly reference: string;
  /** The path to what has the pod's metadata. */
  readonly pod: readonly string[];
}

/** Where the pod stands in each kind of object that has one. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

function containersOf(document: Document): readonly ContainerPlace[] {
  const kind = document.get('kind');
  const pod = typeof kind === 'string' && Object.hasOwn(podPaths, kind) ? podPaths[kind] : undefined;
  if (!pod) return [];
  return ['initContainers', 'containers'].flatMap((list) => {
    const containers = document.getIn([...pod, 'spec', list]);
    if (!isSeq(containers)) return [];
    return containers.items.filter(isMap).flatMap((container) => {
      const imageNode = container.get('image', true);
      if (!isScalar(imageNode) || typeof imageNode.value !== 'string') return [];
      return [{ document, imageNode, reference: imageNode.value, pod }];
    });
  });
}

/** The reference without its tag and digest, as Docker writes it out. */
function repositoryOf(reference: string): string {
  const withoutDigest = reference.split('@')[0] ?? '';
  return withoutDigest.replace(/:[^/:]*$/, '').replace(/^docker\.io\/(?:library\/)?/, '');
}

function newDeployment({ reference, name, digest }: ManifestImage): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${name}`,
    'spec:',
    '  selector:',
    '    matchLabels:',
    `      app: ${name}`,
    '  template:',
    '    metadata:',
    '      labels:',
    `        app: ${name}`,
    '      annotations:',
    `        ${annotation}: ${digest}`,
    '    spec:',
    '      containers:',
    `        - name: ${name}`,
    `          image: ${reference}`,
    '          imagePullPolicy: IfNotPresent',
    '',
  ].join('\n');
}

function unsuitable(why: string): ManifestText {
  return { kind: 'unsuitable', why };
}
