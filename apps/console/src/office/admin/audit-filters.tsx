import { deedCodes, deedText, subjectCodes, subjectText } from '@zuoxi/vocabulary';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { StoreChoice } from '../../ui/store-choice';
import type { AuditSearch } from './audit-search';

interface Props {
  readonly search: AuditSearch;
  readonly onChange: (next: Partial<AuditSearch>) => void;
}

/** Who, what, to what, where and when; all of it stands in the address. */
export function AuditFilters({ search, onChange }: Props) {
  const t = useT();
  const locale = useLocale();
  const { actor, action, type, subject, store, from, to } = search;
  const isFiltered = [actor, action, type, subject, store, from, to].some((value) => value !== undefined);
  return (
    <>
      <Input.Search
        key={`actor ${actor ?? ''}`}
        allowClear
        aria-label={t('audit.actor')}
        placeholder={t('audit.actor')}
        style={{ width: 140 }}
        defaultValue={actor ?? ''}
        onSearch={(words) => onChange({ actor: words.trim() || undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('audit.action')}
        placeholder={t('audit.action')}
        style={{ width: 190 }}
        value={action ?? null}
        options={deedCodes.map((code) => ({ value: code as string, label: deedText(code, locale) }))}
        onChange={(code: string | null) => onChange({ action: code ?? undefined })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('audit.subject')}
        placeholder={t('audit.subject')}
        style={{ width: 130 }}
        value={type ?? null}
        options={subjectCodes.map((code) => ({ value: code as string, label: subjectText(code, locale) }))}
        onChange={(code: string | null) => onChange({ type: code ?? undefined })}
      />
      <Input.Search
        key={`subject ${subject ?? ''}`}
        allowClear
        data-search
        aria-label={t('audit.subjectName')}
        placeholder={t('audit.subjectName')}
        style={{ width: 180 }}
        defaultValue={subject ?? ''}
        onSearch={(words) => onChange({ subject: words.trim() || undefined })}
      />
      <StoreChoice
        allowClear
        style={{ width: 160 }}
        value={store}
        onChange={(id) => onChange({ store: id })}
      />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        aria-label={t('common.date')}
        style={{ maxWidth: '100%' }}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(range) => {
          const [first, last] = (range ?? []).map((day) =>
            day ? dayjs(day).format('YYYY-MM-DD') : undefined,
          );
          onChange({ from: first, to: last });
        }}
      />
      {isFiltered && (
        <Button
          type="link"
          onClick={() =>
            onChange({
              actor: undefined,
              action: undefined,
              type: undefined,
              subject: undefined,
              store: undefined,
              from: undefined,
              to: undefined,
            })
          }
        >
          {t('audit.clear')}
        </Button>
      )}
    </>
  );
}
