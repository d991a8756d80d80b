/** The plan for an image and a target. */
import type { ProgramPaths } from '../programs/programPaths';
import type { ProgramCommand } from '../startProgram';
import type { DeployFailure } from './failure';
import { formatTarget } from './formatTarget';
import type { DeployPlan, DeployStep } from './plan';
import { planArchive } from './plans/archive';
import { planContainerRegistry } from './plans/containerRegistry';
import { planEngine } from './plans/engine';
import { manifestSteps } from './plans/manifest';
import type { Planned, PlanningSituation } from './plans/planned';
import { planRegistry } from './plans/registry';
import { planVcontainer } from './plans/vcontainer';
import type { SourceImage } from './sourceImage';
import type { DeployTarget } from './target';

export type Planning =
  | { readonly kind: 'plan'; readonly plan: DeployPlan }
  | { readonly kind: 'failed'; readonly failure: DeployFailure };

/** Looks at no file and starts no program; the steps work in `situation.scratch`, which is to be there when they are run. */
export function planDeploy(image: SourceImage, target: DeployTarget, situation: PlanningSituation): Planning {
  const planned = planSteps(image, target, situation);
  if ('failure' in planned) return { kind: 'failed', failure: planned.failure };
  const { manifest, programs, scratch } = situation;
  const steps = [...planned.steps, ...(manifest ? manifestSteps(manifest, target, scratch) : [])];
  const plan = {
    ...planned,
    target,
    destination: formatTarget(target),
    steps: steps.map((step) => fromItsPlace(step, programs)),
  };
  return { kind: 'plan', plan };
}

function planSteps(image: SourceImage, target: DeployTarget, situation: PlanningSituation): Planned {
  switch (target.kind) {
    case 'registry':
      return planRegistry(image, target, situation);
    case 'engine':
      return planEngine(image, target, situation);
    case 'archive':
      return planArchive(image, target, situation);
    case 'vcontainer':
      return planVcontainer(image, target, situation);
    case 'containerRegistry':
      return planContainerRegistry(image, target);
  }
}

function fromItsPlace(step: DeployStep, programs: ProgramPaths): DeployStep {
  if (step.kind !== 'run') return step;
  const fromPlace = (command: ProgramCommand) => ({
    ...command,
    program: programs[command.program] ?? command.program,
  });
  const { command, storage, makeRoom } = step;
  return {
    ...step,
    command: fromPlace(command),
    ...(storage ? { storage: fromPlace(storage) } : {}),
    ...(makeRoom ? { makeRoom: fromPlace(makeRoom) } : {}),
  };
}
