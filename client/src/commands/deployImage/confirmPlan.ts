/** Shows what a deployment will do before it does. */
import { window } from 'vscode';
import type { DeployPlan } from '../../toolchain/deploy/plan';
import { planLines } from '../../toolchain/deploy/planText';

export type PlanAnswer = 'once' | 'always' | undefined;

/** Whether to go on, this time or each time with this target; undefined if not. */
export async function confirmPlan(image: string, plan: DeployPlan): Promise<PlanAnswer> {
  const once = 'Deploy';
  const always = 'Deploy, and Do Not Ask Again';
  const message = `Deploy ${image} to ${plan.destination}?`;
  const detail = [plan.digest, '', ...planLines(plan)].join('\n');
  const answer = await window.showInformationMessage(message, { modal: true, detail }, once, always);
  if (answer === once) return 'once';
  return answer === always ? 'always' : undefined;
}
