import { type EntryKey, type LightKey, speak } from './dictionary';
import { entryEnUS } from './light/entry-en-US';
import { entryZhCN } from './light/entry-zh-CN';
import { lightEnUS } from './light/en-US';
import { lightZhCN } from './light/zh-CN';
import { useLocale } from './locale';

const translators = {
  'zh-CN': speak<LightKey | EntryKey>({ ...lightZhCN, ...entryZhCN }),
  'en-US': speak<LightKey | EntryKey>({ ...lightEnUS, ...entryEnUS }),
};

/** The translator of the pages before a sign-in; the shop's pages do not load its words. */
export const useEntryT = () => translators[useLocale()];
