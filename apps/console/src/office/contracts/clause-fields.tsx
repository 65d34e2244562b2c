import { DeleteOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Flex, Form, Input, Select } from 'antd';
import { useT } from '../../i18n/office';
import { clauseWindows } from '../../format/clauses';
import { metricsOfClauses } from './clause-metrics';

/** One line a promise: which metric (name and version), what it must reach, over which time, and what follows. */
export function ClauseFields({ known }: { known: readonly string[] }) {
  const t = useT();
  const metrics = [...new Set([...known, ...metricsOfClauses])].map((value) => ({ value }));
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Form.List name="clauses">
      {(fields, { add, remove }) => (
        <Flex vertical gap={8}>
          {fields.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="start">
              <Form.Item name={[name, 'metric']} rules={required} style={{ margin: 0, width: 170 }}>
                <AutoComplete
                  options={metrics}
                  showSearch={{ filterOption: true }}
                  placeholder={t('contracts.metric')}
                  aria-label={t('contracts.metric')}
                />
              </Form.Item>
              <Form.Item name={[name, 'comparator']} rules={required} style={{ margin: 0, width: 64 }}>
                <Select
                  aria-label={t('contracts.comparator')}
                  options={[
                    { value: '>=', label: '≥' },
                    { value: '<=', label: '≤' },
                  ]}
                />
              </Form.Item>
              <Form.Item name={[name, 'target']} rules={required} style={{ margin: 0, width: 90 }}>
                <Input placeholder="0.95" aria-label={t('contracts.promise')} />
              </Form.Item>
              <Form.Item name={[name, 'window']} rules={required} style={{ margin: 0, width: 110 }}>
                <Select
                  aria-label={t('shop.window')}
                  options={clauseWindows.map((value) => ({ value, label: t(`window.${value}`) }))}
                />
              </Form.Item>
              <Form.Item
                name={[name, 'remedy']}
                rules={required}
                style={{ margin: 0, flex: 1, minWidth: 160 }}
              >
                <Input placeholder={t('contracts.remedy')} aria-label={t('contracts.remedy')} />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('common.remove')}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Button
            onClick={() => add({ comparator: '>=', window: 'day', target: '0.95', remedy: '' })}
            style={{ alignSelf: 'start' }}
          >
            {t('contracts.addClause')}
          </Button>
        </Flex>
      )}
    </Form.List>
  );
}
