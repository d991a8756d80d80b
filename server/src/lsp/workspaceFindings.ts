/**
 * What the last check of the workspace found in files that are not open. A document that is opened answers for itself: its findings are taken
 * back, and shown again once it is closed as it is on disk.
 */
import { withSeverity } from '../features/diagnostics';
import type { CheckedFile } from '../features/diagnostics/checkFiles';
import type { RuleSeverities } from '../features/diagnostics/diagnostic';
import { isBelow } from '../project/paths';

export interface WorkspaceFindingsOptions {
  readonly isOpen: (path: string) => boolean;
  /** How strictly rules count in a file. */
  readonly severitiesFor: (path: string) => RuleSeverities;
  /** Undefined if the file cannot be read. */
  readonly textOnDisk: (path: string) => string | undefined;
  /** Shows the findings in place of those that were shown of the file before. */
  readonly show: (file: CheckedFile) => void;
}

export class WorkspaceFindings {
  readonly #options: WorkspaceFindingsOptions;
  /** By path. */
  readonly #shown = new Map<string, CheckedFile>();
  /** The paths that the last check looked at. */
  #checked: ReadonlySet<string> = new Set();

  constructor(options: WorkspaceFindingsOptions) {
    this.#options = options;
  }

  /** The files in which the check of `paths` found something, in place of what the one before found. */
  replace(paths: readonly string[], files: readonly CheckedFile[]): void {
    this.#checked = new Set(paths);
    const found = new Set(files.map(({ path }) => path));
    for (const path of [...this.#shown.keys()]) if (!found.has(path)) this.#takeBack(path);
    for (const file of files) {
      if (this.#isCurrent(file)) this.#show(file);
      else this.#takeBack(file.path);
    }
  }

  /** Whether the last check looked at a file. */
  covers(path: string): boolean {
    return this.#checked.has(path);
  }

  opened(path: string): void {
    this.#takeBack(path);
  }

  /** A document was closed; `file` is what was last shown of it. */
  closed(file: CheckedFile): void {
    if (this.covers(file.path) && file.findings.length > 0 && this.#isCurrent(file)) this.#show(file);
  }

  /** Files or folders were written, made or deleted. */
  changedOnDisk(paths: readonly string[]): void {
    for (const file of [...this.#shown.values()]) {
      const isConcerned = paths.some((path) => path === file.path || isBelow(file.path, path));
      if (isConcerned && !this.#isCurrent(file)) this.#takeBack(file.path);
    }
  }

  /** Rules count otherwise than before; what a rule that was off would find is only known after another check. */
  settingsChanged(): void {
    for (const file of [...this.#shown.values()]) {
      const severities = this.#options.severitiesFor(file.path);
      const findings = file.findings.flatMap((finding) => withSeverity(finding, severities[finding.rule]));
      this.#show({ ...file, findings });
    }
  }

  #isCurrent({ path, text }: CheckedFile): boolean {
    return !this.#options.isOpen(path) && this.#options.textOnDisk(path) === text;
  }

  #show(file: CheckedFile): void {
    if (file.findings.length > 0) this.#shown.set(file.path, file);
    else this.#shown.delete(file.path);
    this.#options.show(file);
  }

  #takeBack(path: string): void {
    if (this.#shown.delete(path)) this.#options.show({ path, text: '', findings: [] });
  }
}
