import { eventNames, eventTitle } from '@zuoxi/vocabulary';
import { Select } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';

interface Props {
  /** Of the field's label; without one it names itself. */
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (events: string[]) => void;
}

/** Events by their titles, in the order in which an engagement goes. */
export function EventChoice({ id, value = [], onChange }: Props) {
  const t = useT();
  const locale = useLocale();
  return (
    <Select
      {...(id ? { id } : { 'aria-label': t('channels.events') })}
      mode="multiple"
      style={{ width: '100%' }}
      value={value}
      options={eventNames.map((name) => ({ value: name, label: eventTitle(name, locale) }))}
      optionFilterProp="label"
      onChange={(next) => onChange?.(next)}
    />
  );
}
