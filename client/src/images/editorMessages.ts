/** What the page of the image editor and the extension say to each other. The page names no file: the extension knows which image it shows. */
import type {
  ImageCompareResult,
  ImageContentsResult,
  ImageFolderResult,
  ImageSearchResult,
  ImageVerifyResult,
  OpenImageResult,
  RecipeImage,
} from '../imageProtocol';

export type PageMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** The answer to a question is not waited for any more. */
  | { readonly kind: 'giveUp'; readonly id: number }
  | { readonly kind: 'act'; readonly action: PageAction };

/** `image` is the digest of a manifest. */
export type Question =
  | { readonly about: 'contents'; readonly image: string }
  | {
      readonly about: 'folder';
      readonly image: string;
      readonly layer: number | null;
      readonly folder: string;
      readonly order: FileOrder;
      readonly start: number;
      readonly count: number;
    }
  | {
      readonly about: 'search';
      readonly image: string;
      readonly layer: number | null;
      readonly text: string;
      readonly count: number;
    }
  | { readonly about: 'verification' }
  | { readonly about: 'comparison'; readonly withFiles: boolean };

export type FileOrder = 'name' | 'size';

/** What each question is answered with; undefined where the server does not run, null where it was given up. */
export interface Answers {
  readonly contents: ImageContentsResult | undefined;
  readonly folder: ImageFolderResult | null | undefined;
  readonly search: ImageSearchResult | null | undefined;
  readonly verification: ImageVerifyResult | undefined;
  readonly comparison: ImageCompareResult | undefined;
}

export type PageAction =
  | { readonly kind: 'copy'; readonly text: string }
  /** Shows how the value of a variable of the recipe came about. */
  | { readonly kind: 'explain'; readonly variable: string }
  | {
      readonly kind: 'run' | 'deploy' | 'build' | 'openRecipe' | 'openImage' | 'compare' | 'compareWithRecipe' | 'swap';
    };

export type EditorMessage =
  | { readonly kind: 'show'; readonly shown: Shown }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | {
      readonly kind: 'progress';
      readonly id: number;
      readonly percent: number | undefined;
      readonly message: string | undefined;
    };

/** What the page shows. */
export type Shown =
  | {
      readonly kind: 'image';
      readonly name: string;
      /** The recipe that it is of; null where none is known. */
      readonly recipe: string | null;
      /** Undefined where the server does not run. */
      readonly opened: OpenImageResult | undefined;
    }
  | {
      readonly kind: 'recipe';
      readonly name: string;
      /** Null where the recipe gives no OCI image; undefined where the server does not run. */
      readonly preview: RecipeImage | null | undefined;
      readonly isBuilt: boolean;
    }
  | {
      readonly kind: 'comparison';
      readonly left: string;
      readonly right: string;
      readonly canCompareFiles: boolean;
    };
