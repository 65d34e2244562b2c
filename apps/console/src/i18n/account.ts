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

/** The translator of the shop's account page; its other pages do not load its words. */
export const useAccountT = () => translators[useLocale()];
