import { DeleteOutlined } from '@ant-design/icons';
import { type SettingField, type SettingKind, settingsByKind } from '@zuoxi/vocabulary';
import { Button, Card, Col, Flex, Form, Input, InputNumber, Row, Select } from 'antd';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { fieldsOf } from './rows-of';

interface HoursProps {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (minutes: number | null) => void;
}
/** Typed in hours, kept in minutes. */
function HoursField({ value, onChange, ...rest }: HoursProps) {
  const locale = useLocale();
  return (
    <InputNumber<number>
      {...rest}
      min={0}
      step={0.5}
      style={{ width: '100%' }}
      suffix={locale === 'zh-CN' ? '小时' : 'h'}
      value={value == null ? null : value / 60}
      onChange={(hours) => onChange?.(hours == null ? null : Math.round(hours * 60))}
    />
  );
}

function inputOf(field: SettingField, locale: ReturnType<typeof useLocale>) {
  switch (field.type) {
    case 'hours':
      return <HoursField />;
    case 'whole':
      return <InputNumber precision={0} style={{ width: '100%' }} suffix={field.unit[locale]} />;
    case 'date':
      return <DateField />;
    case 'decimal':
      return <Input inputMode="decimal" />;
    case 'choice':
      return (
        <Select
          options={Object.entries(field.of).map(([value, words]) => ({ value, label: words[locale] }))}
        />
      );
    case 'text':
      return <Input maxLength={field.max} />;
  }
}

function Fields({ kind, at }: { kind: SettingKind; at: number }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Row gutter={12}>
      {fieldsOf(kind).map(([name, field]) => (
        <Col xs={24} sm={12} key={name}>
          <Form.Item
            name={[at, name]}
            label={field.name[locale]}
            rules={
              field.type === 'text' && field.optional
                ? []
                : [{ required: true, message: t('contracts.required') }]
            }
          >
            {inputOf(field, locale)}
          </Form.Item>
        </Col>
      ))}
    </Row>
  );
}

/** The rows of a list, to be changed, added and taken away. */
export function RowFields({ kind }: { kind: SettingKind }) {
  const t = useT();
  const isSingle = !settingsByKind[kind].key.length;
  return (
    <Form.List name="rows">
      {(rows, { add, remove }) =>
        isSingle ? (
          rows.map(({ key, name }) => <Fields key={key} kind={kind} at={name} />)
        ) : (
          <Flex vertical gap={8} style={{ marginBottom: 12 }}>
            {rows.map(({ key, name }) => (
              <Card
                key={key}
                size="small"
                extra={
                  <Button
                    type="text"
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t('common.remove')}
                    onClick={() => remove(name)}
                  />
                }
                title={t('settings.row', { number: name + 1 })}
              >
                <Fields kind={kind} at={name} />
              </Card>
            ))}
            <Button onClick={() => add({})}>{t('settings.addRow')}</Button>
          </Flex>
        )
      }
    </Form.List>
  );
}
