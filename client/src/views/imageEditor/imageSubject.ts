/** What an image editor shows, and the address that stands for it, by which VS Code opens it again after a restart. */
import { basename, dirname } from 'node:path';
import { Uri } from 'vscode';
import type { ComparedSource } from '../../imageProtocol';

/** Named in package.json too. */
const imageScheme = 'metavirt-image';

/** Of the editor, named in package.json too: one is offered for what may be an image, the other opens what is one by its name. */
export const imageViewTypes: readonly string[] = ['metavirt.image', 'metavirt.imageArchive'];

export type ImageSubject =
  | { readonly kind: 'image'; readonly path: string; readonly label: string; readonly recipe: string | undefined }
  /** What the recipe will give. */
  | { readonly kind: 'recipe'; readonly recipe: string }
  | { readonly kind: 'comparison'; readonly left: NamedSource; readonly right: NamedSource };

export interface NamedSource {
  /** What people call it. */
  readonly label: string;
  readonly source: ComparedSource;
}

export function subjectUri(subject: ImageSubject): Uri {
  return Uri.from({
    scheme: imageScheme,
    // The last part of the path is the tab's name, and a slash would cut it.
    path: `/${labelOf(subject).replaceAll('/', '\u2215')}`,
    query: encodeURIComponent(JSON.stringify(subject)),
  });
}

/** What stands at an address: one of ours, or a file that is an image or lies in its layout. Undefined for what is damaged. */
export function subjectOf(uri: Uri): ImageSubject | undefined {
  if (uri.scheme === imageScheme) return readSubject(uri.query);
  const { fsPath } = uri;
  const isInLayout = /^(?:index\.json|oci-layout)$/.test(basename(fsPath));
  const path = isInLayout ? dirname(fsPath) : fsPath;
  return { kind: 'image', path, label: basename(path), recipe: undefined };
}

function labelOf(subject: ImageSubject): string {
  if (subject.kind === 'image') return subject.label;
  if (subject.kind === 'recipe') return `${subject.recipe} (preview)`;
  return `${subject.left.label} ↔ ${subject.right.label}`;
}

/** An address may come from anybody who can make VS Code open one. */
function readSubject(query: string): ImageSubject | undefined {
  try {
    const subject: unknown = JSON.parse(decodeURIComponent(query));
    return isSubject(subject) ? subject : undefined;
  } catch {
    return undefined;
  }
}

function isSubject(value: unknown): value is ImageSubject {
  if (!isObject(value)) return false;
  const { kind, path, label, recipe, left, right } = value;
  if (kind === 'comparison') return isNamedSource(left) && isNamedSource(right);
  if (kind === 'recipe') return typeof recipe === 'string';
  const isNamed = typeof path === 'string' && typeof label === 'string';
  return kind === 'image' && isNamed && (recipe === undefined || typeof recipe === 'string');
}

function isNamedSource(value: unknown): value is NamedSource {
  return isObject(value) && typeof value.label === 'string' && isSource(value.source);
}

function isSource(value: unknown): value is ComparedSource {
  if (!isObject(value)) return false;
  if (value.kind === 'recipe') return typeof value.recipe === 'string';
  return (
    value.kind === 'image' &&
    typeof value.path === 'string' &&
    (value.image === null || typeof value.image === 'string')
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
