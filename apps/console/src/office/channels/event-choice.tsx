import { eventNames, eventTitle, isForShops } from '@zuoxi/vocabulary';
import { Select } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';

interface Props {
  /** Of the field's label; without one it names itself. */
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (events: string[]) => void;
  /** Those alone that a shop's people may know. */
  readonly withShop?: boolean;
}

/** Events by their titles, in the order in which an engagement goes. */
export function EventChoice({ id, value = [], onChange, withShop = false }: Props) {
  const t = useT();
  const locale = useLocale();
  const offered = eventNames.filter((name) => !withShop || isForShops(name));
  return (
    <Select
      {...(id ? { id } : { 'aria-label': t('channels.events') })}
      mode="multiple"
      style={{ width: '100%' }}
      value={value}
      options={offered.map((name) => ({ value: name, label: eventTitle(name, locale) }))}
      optionFilterProp="label"
      onChange={(next) => onChange?.(next)}
    />
  );
}
