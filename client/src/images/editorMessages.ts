/** What the page of the image editor and the extension say to each other. The page names no file: the extension knows which image it shows. */
import type {
  ImageCompareResult,
  ImageContentsResult,
  ImageFileVersionsResult,
  ImageFolderResult,
  ImageSearchResult,
  ImageSpaceResult,
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
  | { readonly about: 'versions'; readonly image: string; readonly file: string }
  | { readonly about: 'space'; readonly image: string; readonly folder: string }
  | { readonly about: 'verification' }
  | { readonly about: 'comparison'; readonly withFiles: boolean };

export type FileOrder = 'name' | 'size';

/** What each question is answered with; undefined where the server does not run, null where it was given up. */
export interface Answers {
  readonly contents: ImageContentsResult | undefined;
  readonly folder: ImageFolderResult | null | undefined;
  readonly search: ImageSearchResult | null | undefined;
  readonly versions: ImageFileVersionsResult | null | undefined;
  readonly space: ImageSpaceResult | null | undefined;
  readonly verification: ImageVerifyResult | undefined;
  readonly comparison: ImageCompareResult | undefined;
}

export type PageAction =
  | { readonly kind: 'copy'; readonly text: string }
  /** Shows the version of a file that a layer has, counted from 0. */
  | { readonly kind: 'openFile'; readonly image: string; readonly layer: number; readonly file: string }
  /** Shows two versions of a file side by side, once it is known which. */
  | { readonly kind: 'compareVersions'; readonly image: string; readonly file: string }
  /** Of two compared images: the same file of both, or of the one that has it. */
  | {
      readonly kind: 'compareFile';
      readonly file: string;
      readonly left: string | null;
      readonly right: string | null;
    }
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
