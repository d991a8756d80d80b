/** The machine, distro and multiconfig that the user evaluates recipes for, where it is not what the build folder says. */
import { type Event, EventEmitter, type ExtensionContext } from 'vscode';

/** Null leaves it to the configuration files. */
export interface ConfigurationChoice {
  readonly machine: string | null;
  readonly distro: string | null;
  readonly multiconfig: string | null;
}

export type ConfigurationPart = keyof ConfigurationChoice;

export interface ChosenConfiguration {
  readonly current: () => ConfigurationChoice;
  readonly onDidChange: Event<ConfigurationChoice>;
  /** Remembers the choice for this workspace; what it does not name stays as it is. */
  choose(choice: Partial<ConfigurationChoice>): Promise<void>;
}

const chosenKey = 'metavirt.configuration';
const nothingChosen: ConfigurationChoice = { machine: null, distro: null, multiconfig: null };

export function createChosenConfiguration(context: ExtensionContext): ChosenConfiguration {
  const changed = new EventEmitter<ConfigurationChoice>();
  context.subscriptions.push(changed);
  const current = () => ({ ...nothingChosen, ...context.workspaceState.get<Partial<ConfigurationChoice>>(chosenKey) });
  return {
    current,
    onDidChange: changed.event,
    async choose(choice) {
      await context.workspaceState.update(chosenKey, { ...current(), ...choice });
      changed.fire(current());
    },
  };
}
