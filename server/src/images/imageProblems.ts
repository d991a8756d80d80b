/** What is wrong with an image, gathered while it is read. */
import { mostProblems } from './limits';

export interface ImageProblem {
  readonly severity: 'error' | 'warning';
  /** One sentence that names the blob, or the file in it. */
  readonly message: string;
  /** The digest of the blob that it is about; null for the whole. */
  readonly blob: string | null;
}

export class ImageProblems {
  private readonly found: ImageProblem[] = [];
  private unlistedCount = 0;

  error(message: string, blob: string | null = null): void {
    this.add({ severity: 'error', message, blob });
  }

  warning(message: string, blob: string | null = null): void {
    this.add({ severity: 'warning', message, blob });
  }

  /** In the order in which they were found. */
  get all(): readonly ImageProblem[] {
    if (this.unlistedCount === 0) return this.found;
    const message = `${this.unlistedCount} more problems are not listed`;
    return [...this.found, { severity: 'warning', message, blob: null }];
  }

  private add(problem: ImageProblem): void {
    if (this.found.length < mostProblems) this.found.push(problem);
    else this.unlistedCount++;
  }
}
