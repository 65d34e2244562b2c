import { eventNames, eventTitle } from '@zuoxi/vocabulary';
import { Select } from 'antd';
import { useLocale } from '../../i18n/locale';

interface Props {
  readonly value?: string[];
  readonly onChange?: (events: string[]) => void;
}

/** Events by their titles, in the order in which an engagement goes. */
export function EventChoice({ value = [], onChange }: Props) {
  const locale = useLocale();
  return (
    <Select
      mode="multiple"
      value={value}
      options={eventNames.map((name) => ({ value: name, label: eventTitle(name, locale) }))}
      optionFilterProp="label"
      onChange={(next) => onChange?.(next)}
    />
  );
}
