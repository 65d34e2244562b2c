import { useQuery } from '@apollo/client/react';
import { Button, Flex, Form, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import type { AttributionQuery } from '../../gql/office/graphql';
import { formatDate } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { useMay } from '../../session/use-session';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { attributionDocument, setAttributionDocument } from './sales-documents';

type Terms = Pick<AttributionQuery['attributionTerms'][number], 'rule' | 'days'> & { readonly from: string };
const rules = ['order_first', 'pay_first', 'order_then_pay'] as const;

/** By which terms sales are credited on a day, and a way to change them from a day on. */
export function AttributionTerms({ storeId, on }: { storeId: string; on: string }) {
  const t = useT();
  const locale = useLocale();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const { data } = useQuery(attributionDocument, { variables: { storeId } });
  const terms = data?.attributionTerms.find(({ from }) => from == null || from <= on);
  if (!terms) return null;
  const { rule, days, from } = terms;
  return (
    <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
      <span>
        {t('sales.terms', { rule: t(`sales.rule.${rule}`), days })}
        <span style={{ color: 'var(--soft)' }}>
          {' '}
          {from ? t('sales.since', { on: formatDate(from, locale) }) : t('sales.usual')}
        </span>
      </span>
      {may('store:write') && (
        <Button size="small" onClick={() => setChanging(true)}>
          {t('common.edit')}
        </Button>
      )}
      {changing && (
        <Change storeId={storeId} terms={{ from: on, rule, days }} onClose={() => setChanging(false)} />
      )}
    </Flex>
  );
}

function Change({ storeId, terms, onClose }: { storeId: string; terms: Terms; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Terms>();
  const set = useAction(setAttributionDocument);
  return (
    <Modal
      open
      title={t('sales.change')}
      okText={t('common.save')}
      confirmLoading={set.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={set.problem} />
      <p>{t('sales.changeHint')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={terms}
        onFinish={(values) =>
          void set.run({ input: { storeId, ...values } }).then((done) => {
            if (done) onClose();
          })
        }
      >
        <Form.Item name="rule" label={t('sales.ruleLabel')}>
          <Select options={rules.map((value) => ({ value, label: t(`sales.ruleFull.${value}`) }))} />
        </Form.Item>
        <Form.Item name="days" label={t('sales.days')} extra={t('sales.daysHint')}>
          <InputNumber min={0} max={15} precision={0} />
        </Form.Item>
        <Form.Item name="from" label={t('sales.from')}>
          <DateField />
        </Form.Item>
      </Form>
    </Modal>
  );
}
