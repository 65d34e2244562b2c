import { Button, Card, Collapse, Flex, Form, Input, Modal, Radio, Typography } from 'antd';
import { useState } from 'react';
import { formatDate, today } from '../../format/dates';
import type { ContractParty } from '../../gql/office/graphql';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { type Contract, handOverAccountDocument } from './documents';

interface Values {
  readonly party: ContractParty;
  readonly name: string;
  readonly phone?: string;
  readonly fromOn: string;
  readonly reason: string;
}
const parties = ['client', 'provider'] as const;

function HandOver({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const handOver = useAction(handOverAccountDocument, { keepQueries: true });
  useMarkedFields(form, handOver.problem);
  async function submit(values: Values) {
    if (await handOver.run({ input: { ...values, contractId: contract.id } })) onClose();
  }
  const required = [{ required: true, whitespace: true, message: t('contracts.required') }];
  // Whoever is not named yet comes first.
  const missing = parties.find((party) => !contract.contacts.some((each) => each.party === party));
  return (
    <Modal
      open
      title={t('contracts.handOver')}
      okText={t('common.save')}
      confirmLoading={handOver.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={handOver.problem} />
      <p>{t('contracts.handOverAbout')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ party: missing ?? 'provider', fromOn: today() }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="party" label={t('contracts.side')}>
          <Radio.Group options={parties.map((value) => ({ value, label: t(`party.${value}`) }))} />
        </Form.Item>
        <Form.Item name="name" label={t('contracts.newContact')} rules={required}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={t('contracts.phone')}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="fromOn" label={t('contracts.contactFrom')}>
          <DateField />
        </Form.Item>
        <Form.Item name="reason" label={t('contracts.contactReason')} rules={required}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Who answers for the engagement on each side, and who did before. */
export function ContactsCard({ contract }: { contract: Contract }) {
  const t = useT();
  const locale = useLocale();
  const may = useMay();
  const [changing, setChanging] = useState(false);
  const stands = contract.status === 'signed' || contract.status === 'in_service';
  return (
    <Card
      size="small"
      style={{ marginTop: 12 }}
      title={t('shop.owners')}
      extra={
        stands &&
        may('contract:write') && (
          <Button type="link" size="small" onClick={() => setChanging(true)}>
            {t('contracts.handOver')}
          </Button>
        )
      }
    >
      {parties.map((party) => {
        const contact = contract.contacts.find((each) => each.party === party);
        return (
          <Flex key={party} justify="space-between" wrap gap={8}>
            <Typography.Text type="secondary">{t(`party.${party}`)}</Typography.Text>
            {contact ? (
              <span>
                {contact.name} {contact.phone}
              </span>
            ) : (
              <Typography.Text type="warning">{t('contracts.noContact')}</Typography.Text>
            )}
          </Flex>
        );
      })}
      {contract.handovers.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'handovers',
              label: t('contracts.handovers', { count: contract.handovers.length }),
              children: contract.handovers.map((each) => (
                <p key={each.id} style={{ margin: '0 0 8px' }}>
                  {formatDate(each.fromOn, locale)} · {t(`party.${each.party}`)} → {each.name}
                  <br />
                  <Typography.Text type="secondary">
                    {each.reason} · {each.handedOverBy}
                  </Typography.Text>
                </p>
              )),
            },
          ]}
        />
      )}
      {changing && <HandOver contract={contract} onClose={() => setChanging(false)} />}
    </Card>
  );
}
