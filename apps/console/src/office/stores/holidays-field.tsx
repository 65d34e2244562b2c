import { statutoryHolidayNames, statutoryHolidays } from '@zuoxi/vocabulary';
import { Form, Select } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';

/** Statutory holidays that a client buys service for. */
export function HolidaysField({ name }: { name: string | string[] }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Form.Item name={name} label={t('profile.servedHolidays')} tooltip={t('profile.servedHolidaysHint')}>
      <Select
        mode="multiple"
        allowClear
        placeholder={t('profile.noHolidays')}
        options={statutoryHolidays.map((value) => ({ value, label: statutoryHolidayNames[value][locale] }))}
      />
    </Form.Item>
  );
}
