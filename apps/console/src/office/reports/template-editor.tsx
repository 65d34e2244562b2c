import { useQuery } from '@apollo/client/react';
import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, List, Modal, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { addDays, formatDate, formatDateTime, today } from '../../format/dates';
import { formatByUnit } from '../../format/format';
import type { ReportTemplateQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { DateField } from '../../ui/fields';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { setTemplateDocument, templateDocument } from './template-documents';

type Shop = NonNullable<ReportTemplateQuery['store']>;
type Measured = Shop['measuredNumbers'][number];

interface Props {
  readonly storeId: string;
  readonly on: string;
  readonly onClose: () => void;
}

/** Chooses which numbers a shop's daily reports show, each with what it came to on a day that is known. */
export function TemplateEditor({ storeId, on, onClose }: Props) {
  const result = useQuery(templateDocument, { variables: { storeId, on }, fetchPolicy: 'network-only' });
  return (
    <Loaded result={result}>
      {({ store }) => (store ? <Editor shop={store} on={on} onClose={onClose} /> : null)}
    </Loaded>
  );
}

function Editor({ shop, on, onClose }: { shop: Shop; on: string; onClose: () => void }) {
  const t = useT();
  const locale = useLocale();
  const newest = shop.reportTemplates[0];
  const measured = new Map(shop.measuredNumbers.map((number) => [number.key, number]));
  const [chosen, setChosen] = useState(() => (newest?.numbers ?? []).filter((key) => measured.has(key)));
  const [from, setFrom] = useState(addDays(today(), 1));
  const set = useAction(setTemplateDocument);
  const others = shop.measuredNumbers.filter(({ key }) => !chosen.includes(key));
  const move = (index: number, by: number) => {
    const next = [...chosen];
    next.splice(index + by, 0, ...next.splice(index, 1));
    setChosen(next);
  };
  async function save() {
    if (await set.run({ input: { storeIds: [shop.id], from, numbers: chosen } })) onClose();
  }
  return (
    <Modal
      open
      width={760}
      title={t('template.title', { store: shop.name })}
      okText={t('common.save')}
      confirmLoading={set.busy}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Typography.Paragraph>{t('template.about')}</Typography.Paragraph>
      <ProblemAlert problem={set.problem} onClose={set.clear} />
      <Form.Item label={t('template.from')}>
        <DateField value={from} onChange={(date) => setFrom(date ?? from)} ariaLabel={t('template.from')} />
      </Form.Item>
      <Flex gap={16} wrap>
        <List
          size="small"
          bordered
          style={{ flex: '1 1 320px' }}
          header={t('template.shown', { count: chosen.length })}
          dataSource={chosen.flatMap((key) => measured.get(key) ?? [])}
          renderItem={(number, index) => (
            <Line number={number}>
              <Button
                {...step(t('template.up', { name: number.name }))}
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                {...step(t('template.down', { name: number.name }))}
                icon={<ArrowDownOutlined />}
                disabled={index === chosen.length - 1}
                onClick={() => move(index, 1)}
              />
              <Button
                {...step(t('template.remove', { name: number.name }))}
                icon={<CloseOutlined />}
                onClick={() => setChosen(chosen.filter((key) => key !== number.key))}
              />
            </Line>
          )}
        />
        <List
          size="small"
          bordered
          style={{ flex: '1 1 320px' }}
          header={t('template.others', { on: formatDate(on, locale) })}
          locale={{ emptyText: t('common.none') }}
          dataSource={others}
          renderItem={(number) => (
            <Line number={number}>
              <Button
                {...step(t('template.add', { name: number.name }))}
                icon={<PlusOutlined />}
                onClick={() => setChosen([...chosen, number.key])}
              />
            </Line>
          )}
        />
      </Flex>
      <Typography.Paragraph type="secondary" style={{ marginTop: 12, marginBottom: 0 }}>
        {shop.reportTemplates.map((template) => (
          <div key={template.from ?? ''}>
            {template.from
              ? t('template.version', {
                  ...{ on: template.from, count: template.numbers.length },
                  ...{ by: template.setBy ?? '', at: formatDateTime(template.setAt ?? null) },
                })
              : t('template.usual', { count: template.numbers.length })}
          </div>
        ))}
      </Typography.Paragraph>
    </Modal>
  );
}

const step = (name: string) => ({ size: 'small', type: 'text', 'aria-label': name, title: name }) as const;

function Line({ number, children }: { number: Measured; children: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  return (
    <List.Item>
      <Flex justify="space-between" align="center" gap={8} style={{ width: '100%' }}>
        <span>
          {number.name} {number.isDraft && <Tag>{t('template.draft')}</Tag>}
          {number.promise && <Tag color="blue">{t('template.promised')}</Tag>}
          <div style={{ color: 'var(--soft)', fontSize: 12 }}>
            {formatByUnit(number.value, number.unit, locale)}
          </div>
        </span>
        <Flex>{children}</Flex>
      </Flex>
    </List.Item>
  );
}
