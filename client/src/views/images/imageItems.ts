/** How the rows of the views of images look, and what they say when they are pointed at or read aloud. */
import { basename } from 'node:path';
import { type Command, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import type { OpenImageArguments } from '../../commands/openImage';
import {
  type DescriptionLine,
  fileDescription,
  imageDescription,
  imageDetails,
  imageLabel,
  imageNote,
  otherFileDescription,
  recipeDescription,
  recipeDetails,
  recipeNote,
} from '../../images/imageDescriptions';
import type { ImageGroupName } from '../../images/imageGroups';
import type { ImageNode, ImageOfMachine, RecipeNode } from '../../images/imageNodes';
import { counted } from '../../images/quantities';
import type { LayoutImage } from '../../toolchain/images/ociLayout';

const groupIcons: Readonly<Record<ImageGroupName, string>> = {
  container: 'package',
  multiarch: 'layers',
  bundle: 'archive',
  host: 'vm',
  other: 'file-binary',
};

/** `contained` are the images in the layout of a row; none for other rows. */
export function itemOf(node: ImageNode, contained: readonly LayoutImage[]): TreeItem {
  switch (node.kind) {
    case 'group': {
      const { name, title, recipes } = node.group;
      const count = counted(recipes.length, 'recipe');
      return item(title, TreeItemCollapsibleState.Expanded, {
        id: `group ${name}`,
        description: String(recipes.length),
        contextValue: 'group',
        iconPath: new ThemeIcon(groupIcons[name]),
        accessibilityInformation: { label: `${title}, ${count}` },
      });
    }
    case 'recipe':
      return recipeItem(node);
    case 'machine':
      return item(node.machine, TreeItemCollapsibleState.Expanded, {
        id: `machine ${node.machine}`,
        description: String(node.images.length),
        accessibilityInformation: { label: `${node.machine}, ${counted(node.images.length, 'image')}` },
        contextValue: 'machine',
        iconPath: new ThemeIcon('circuit-board'),
      });
    case 'image':
      return imageItem(node, contained);
    case 'storedFile':
      return item(basename(node.file.path), TreeItemCollapsibleState.None, {
        description: fileDescription(node.file),
        contextValue: `file ${node.file.storage}`,
        command: openImage({ layout: node.layout }),
        iconPath: new ThemeIcon(node.file.storage === 'layout' ? 'folder' : 'file-zip'),
        tooltip: tooltip(basename(node.file.path), [['Path', node.file.path]]),
      });
    case 'otherFile':
      return item(node.file.type, TreeItemCollapsibleState.None, {
        description: otherFileDescription(node.file, Date.now()),
        contextValue: 'file',
        iconPath: new ThemeIcon(/^(?:rpm|ipk|deb)$/.test(node.file.type) ? 'package' : 'database'),
        tooltip: tooltip(basename(node.file.path), [['Path', node.file.path]]),
      });
  }
}

function recipeItem({ recipe, about }: RecipeNode): TreeItem {
  const isBuilt = about.builtMs !== undefined;
  const hasImage = about.images.length > 0;
  const description = recipeDescription(about, Date.now());
  const state = isBuilt ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  return item(recipe, state, {
    id: `recipe ${about.recipe.path}`,
    description: recipeNote(about, Date.now()),
    contextValue: words('recipe', about.recipe.isContainer && 'container', hasImage && 'hasImage'),
    iconPath: isBuilt
      ? new ThemeIcon('pass-filled', new ThemeColor('testing.iconPassed'))
      : new ThemeIcon('circle-large-outline'),
    tooltip: tooltip(recipe, recipeDetails(about)),
    accessibilityInformation: { label: `${recipe}, ${isBuilt ? 'built ' : ''}${description.replaceAll(' · ', ', ')}` },
    command: { title: 'Open Recipe', command: 'vscode.open', arguments: [Uri.file(about.recipe.path)] },
  });
}

function imageItem(
  { deployed: image, layout, label: name, recipe }: ImageOfMachine,
  contained: readonly LayoutImage[],
): TreeItem {
  const description = imageDescription(image, contained, Date.now());
  const hasSeveralForms = image.files.length > 1;
  const label = imageLabel(image, recipe);
  return item(label, hasSeveralForms ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None, {
    id: `image ${recipe ?? ''} ${layout}`,
    description: imageNote(image, Date.now()),
    contextValue: words('image', image.storage, recipe !== undefined && 'ofRecipe'),
    iconPath: new ThemeIcon(image.isOlderBuild ? 'history' : isForSeveral(contained) ? 'layers' : 'package'),
    tooltip: tooltip(label, imageDetails(image, contained)),
    accessibilityInformation: { label: `${label}, ${description.replaceAll(' · ', ', ')}` },
    command: openImage({ layout, label: name, ...(recipe !== undefined && { recipe }) }),
  });
}

function openImage(choice: OpenImageArguments): Command {
  return { title: 'Open Image', command: 'metavirt.openImage', arguments: [choice] };
}

function isForSeveral(contained: readonly LayoutImage[]): boolean {
  return new Set(contained.flatMap(({ platforms }) => platforms)).size > 1;
}

function item(label: string, state: TreeItemCollapsibleState, more: Partial<TreeItem>): TreeItem {
  return Object.assign(new TreeItem(label, state), more);
}

/** What comes from layers and images is text, whatever it looks like. */
function tooltip(title: string, lines: readonly DescriptionLine[]): MarkdownString {
  const markdown = new MarkdownString();
  markdown.appendMarkdown('**').appendText(title).appendMarkdown('**');
  for (const [label, text] of lines) markdown.appendMarkdown(`\n\n${label}: `).appendText(text);
  return markdown;
}

function words(...all: readonly (string | false)[]): string {
  return all.filter((word) => word !== false).join(' ');
}
