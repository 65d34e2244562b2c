import { type LightKey, type RowsKey, speak } from './dictionary';
import { lightEnUS } from './light/en-US';
import { rowsEnUS } from './light/rows-en-US';
import { rowsZhCN } from './light/rows-zh-CN';
import { lightZhCN } from './light/zh-CN';
import { useLocale } from './locale';

const translators = {
  'zh-CN': speak<LightKey | RowsKey>({ ...lightZhCN, ...rowsZhCN }),
  'en-US': speak<LightKey | RowsKey>({ ...lightEnUS, ...rowsEnUS }),
};

/** The translator of what a day opens to; the day itself does not load its words. */
export const useRowsT = () => translators[useLocale()];
