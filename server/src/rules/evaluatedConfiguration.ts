/** What rules ask of an evaluated configuration. */
import { lacksClasses } from '../containers/recipeClasses';
import { Evaluated, type EvaluatedFacts, missingOf, type NamedFile, type WrittenWord } from './evaluated';
import type { Place } from './finding';

interface ConfigurationFacts extends EvaluatedFacts {
  /** The file that the user writes settings into. */
  readonly path: string;
  readonly isOfBuild: boolean;
  readonly isComplete: boolean;
}

/** The configuration that all recipes start from, or one configuration file by itself. */
export class EvaluatedConfiguration extends Evaluated {
  /** The file that the user writes settings into. */
  readonly path: string;
  /** Whether all of a build folder's configuration is known: what it does not set is not set. */
  readonly isComplete: boolean;
  protected readonly isOfBuild: boolean;

  constructor(facts: ConfigurationFacts) {
    super(facts);
    this.path = facts.path;
    this.isOfBuild = facts.isOfBuild;
    this.isComplete = facts.isComplete;
  }

  get beginning(): Place | undefined {
    return this.places.beginning(this.path);
  }

  mayInherit(): boolean {
    return true;
  }

  placesWithoutClass(className: string, name: string): readonly Place[] {
    return this.operations(name).flatMap(({ name: written, overrides, origin }) => {
      const recipe = /:pn-([^:]+)/.exec(`${written}:${overrides}`)?.[1];
      const [file] = recipe === undefined ? [] : this.snapshot.recipesNamed(recipe);
      const place = file && lacksClasses(this.snapshot, file, [className]) ? origin : undefined;
      return place ? [this.places.name(place.path, place.line)].filter((each) => each !== undefined) : [];
    });
  }

  /** Also those for single recipes or machines. */
  override writtenWords(name: string): readonly WrittenWord[] {
    const others = this.operations(name).filter(
      (each) =>
        !each.counts &&
        each.operation !== ':remove' &&
        (each.overrides !== '' || each.name !== name) &&
        !this.isForAnotherBuild(each),
    );
    const words = others.flatMap((each) => this.wordsBrought(each)).filter(({ text }) => !text.includes('$'));
    return [...super.writtenWords(name), ...words];
  }

  override get knowsDistro(): boolean {
    return this.isComplete && super.knowsDistro;
  }

  get configurationView(): this {
    return this;
  }

  get readsDistro(): boolean {
    return this.distroPath !== undefined;
  }

  /** The files that are included and that are not at hand, by their names as they are written, variables put in. */
  get missingIncludes(): readonly string[] {
    return missingOf(this.includes);
  }

  /** What the file and the distro that it chooses name behind `include` and `require`. */
  get includes(): readonly NamedFile[] {
    return this.configurationIncludes(this.path);
  }
}
