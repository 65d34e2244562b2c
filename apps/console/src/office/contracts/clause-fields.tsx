import { DeleteOutlined } from '@ant-design/icons';
import { skipToken, useQuery } from '@apollo/client/react';
import { clausePeriods } from '@zuoxi/vocabulary';
import { Button, Flex, Form, Grid, Input, Select } from 'antd';
import type { ContractClauseInput, Platform } from '../../gql/office/graphql';
import { formatPromise } from '../../format/clauses';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { promisableMetricsDocument } from './documents';
import { FromLibrary } from './from-library';

/** A metric as a clause names it, in words. */
export interface ClauseMetric {
  readonly metric: string;
  readonly name: string;
  readonly unit: string;
}

/** The promise read back in its metric's unit, so that 0.95 is seen to be 95% and 40 to be seconds. */
function Promised({ index, metrics }: { index: number; metrics: readonly ClauseMetric[] }) {
  const locale = useLocale();
  const clause = Form.useWatch<Partial<ContractClauseInput> | undefined>(['clauses', index]);
  const { comparator, target } = clause ?? {};
  const unit = metrics.find(({ metric }) => metric === clause?.metric)?.unit;
  const readable = unit && comparator && target && !Number.isNaN(Number(target));
  return (
    <span style={{ width: 72, lineHeight: '32px', color: 'var(--soft)' }}>
      {readable ? formatPromise({ comparator, target, unit }, locale) : null}
    </span>
  );
}

interface Props {
  readonly platform: Platform | undefined;
  /** Those of clauses that are there, also of definitions that no longer hold. */
  readonly known: readonly ClauseMetric[];
}

/** A promise: which metric, what it must reach and over which time in one line, what follows in the next. */
export function ClauseFields({ platform, known }: Props) {
  const t = useT();
  // Where what a clause measures is one line, its columns have names above them.
  const isWide = Grid.useBreakpoint().xl ?? false;
  const { data } = useQuery(promisableMetricsDocument, platform ? { variables: { platform } } : skipToken);
  const metrics = [
    ...new Map([...(data?.promisableMetrics ?? []), ...known].map((each) => [each.metric, each])).values(),
  ];
  const options = metrics.map(({ metric, name }) => ({ value: metric, label: name, title: metric }));
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Form.List name="clauses">
      {(fields, { add, remove }) => (
        <Flex vertical gap={8}>
          {isWide && fields.length > 0 && (
            <Flex gap={8} style={{ color: 'var(--soft)', fontSize: 12, paddingRight: 40 }} aria-hidden>
              <span style={{ flex: 2, minWidth: 190 }}>{t('contracts.metric')}</span>
              <span style={{ width: 64 }}>{t('contracts.comparator')}</span>
              <span style={{ width: 72 }}>{t('contracts.promise')}</span>
              <span style={{ width: 72 }} />
              <span style={{ width: 100 }}>{t('shop.window')}</span>
            </Flex>
          )}
          {fields.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start" justify="space-between">
              <Flex gap={8} wrap align="start" style={{ flex: 1, minWidth: 0 }}>
                <Form.Item
                  name={[name, 'metric']}
                  rules={required}
                  style={{ margin: 0, flex: 2, minWidth: 190 }}
                >
                  <Select
                    showSearch={{ optionFilterProp: 'label' }}
                    options={options}
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
                <Form.Item name={[name, 'target']} rules={required} style={{ margin: 0, width: 72 }}>
                  <Input placeholder="0.95" aria-label={t('contracts.promise')} />
                </Form.Item>
                <Promised index={name} metrics={metrics} />
                <Form.Item name={[name, 'window']} rules={required} style={{ margin: 0, width: 100 }}>
                  <Select
                    aria-label={t('shop.window')}
                    options={clausePeriods.map((value) => ({ value, label: t(`window.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'remedy']} rules={required} style={{ margin: 0, flexBasis: '100%' }}>
                  {/* By CSS: `autoSize` measures with an inline style, which the page's policy refuses. */}
                  <Input.TextArea
                    rows={1}
                    style={{ fieldSizing: 'content' }}
                    placeholder={t('contracts.remedy')}
                    aria-label={t('contracts.remedy')}
                  />
                </Form.Item>
              </Flex>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('common.remove')}
                onClick={() => remove(name)}
              />
            </Flex>
          ))}
          <Flex gap={8} wrap>
            <Button onClick={() => add({ comparator: '>=', window: 'day', target: '0.95', remedy: '' })}>
              {t('contracts.addClause')}
            </Button>
            <FromLibrary platform={platform} onTake={add} />
          </Flex>
        </Flex>
      )}
    </Form.List>
  );
}
