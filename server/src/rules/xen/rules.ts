/** The rules about Xen and its guests, in alphabetical order. */
import type { Rule } from '../rule';
import { bundledXenGuestsWithoutClass } from './bundledXenGuestsWithoutClass';
import { guestConfigInImageRecipe } from './guestConfigInImageRecipe';
import { guestImageType } from './guestImageType';
import { guestImport } from './guestImport';
import { guestNumber } from './guestNumber';
import { guestSettingOfBundles } from './guestSettingOfBundles';
import { separatorInGuestSetting } from './separatorInGuestSetting';
import { unknownGuestTag } from './unknownGuestTag';
import { unreadGuestSetting } from './unreadGuestSetting';
import { vxnWithoutMulticonfig } from './vxnWithoutMulticonfig';

export const xenRules: readonly Rule[] = [
  bundledXenGuestsWithoutClass,
  guestConfigInImageRecipe,
  guestImageType,
  guestImport,
  guestNumber,
  guestSettingOfBundles,
  separatorInGuestSetting,
  unknownGuestTag,
  unreadGuestSetting,
  vxnWithoutMulticonfig,
];
