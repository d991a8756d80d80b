/** The file of a recipe as BitBake names it: `mc:NAME:FILE` and `virtual:native:FILE` are variants of the recipe in FILE. */
export function recipeFile(recipe: string): string {
  const slash = recipe.indexOf('/');
  return slash > 0 ? recipe.slice(slash) : recipe;
}
