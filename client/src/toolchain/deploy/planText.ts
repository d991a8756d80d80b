/** A plan as text: what is done, and below it the command, each word as a shell would take it. */
import { shellLine } from '../shellQuote';
import type { DeployPlan, DeployStep } from './plan';
import { unfinishedPattern } from './unfinishedFile';

export function planLines({ steps }: DeployPlan): readonly string[] {
  return steps.flatMap((step, index) => [`${index + 1}. ${step.title}`, `   ${actionOf(step)}`]);
}

function actionOf(step: DeployStep): string {
  switch (step.kind) {
    case 'run': {
      const { program, arguments: words, inputFile } = step.command;
      return shellLine([program, ...words]) + (inputFile === undefined ? '' : ` < ${shellLine([inputFile])}`);
    }
    case 'write':
      return `${shellLine([step.path])} with ${step.summary}`;
    case 'link':
      return shellLine(['ln', '-s', step.to, step.path]);
    case 'removeUnfinished':
      return `rm -f ${shellLine([unfinishedPattern(step.path)])}`;
    case 'publish':
      return shellLine(['mv', '-f', step.from, step.to]);
  }
}
