import { type AccountKey, type LightKey, speak } from './dictionary';
import { accountEnUS } from './light/account-en-US';
import { accountZhCN } from './light/account-zh-CN';
import { lightEnUS } from './light/en-US';
import { lightZhCN } from './light/zh-CN';
import { useLocale } from './locale';

const translators = {
  'zh-CN': speak<LightKey | AccountKey>({ ...lightZhCN, ...accountZhCN }),
  'en-US': speak<LightKey | AccountKey>({ ...lightEnUS, ...accountEnUS }),
};

/** The translator of the shop's pages that come when they are asked for; the day does not load their words. */
export const useAccountT = () => translators[useLocale()];
