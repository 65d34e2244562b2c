import { DeleteOutlined } from '@ant-design/icons';
import { skipToken, useQuery } from '@apollo/client/react';
import { AutoComplete, Button, Flex, Form, Input, Select } from 'antd';
import type { ContractClauseInput } from '../../gql/office/graphql';
import { clauseWindows, formatPromise } from '../../format/clauses';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { definitionDocument } from '../../shell/documents';
import { metricsOfClauses } from './clause-metrics';

/** The promise read back in its metric's unit, so that 0.95 is seen to be 95% and 40 to be seconds. */
function Promised({ index }: { index: number }) {
  const locale = useLocale();
  const clause = Form.useWatch<Partial<ContractClauseInput> | undefined>(['clauses', index]);
  const known = metricsOfClauses.some((metric) => metric === clause?.metric);
  const { data } = useQuery(
    definitionDocument,
    known && clause?.metric ? { variables: { metric: clause.metric } } : skipToken,
  );
  const definition = data?.metricDefinition;
  const { comparator, target } = clause ?? {};
  const readable = definition && comparator && target && !Number.isNaN(Number(target));
  return (
    <span style={{ width: 90, lineHeight: '32px', color: 'var(--soft)' }} title={definition?.name}>
      {readable ? formatPromise({ comparator, target, unit: definition.unit }, locale) : null}
    </span>
  );
}

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
              <Promised index={name} />
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
