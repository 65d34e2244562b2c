import { App, Button, Card, Flex, Form, Input, Space } from 'antd';
import type { SaveContractInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { ClauseFields } from './clause-fields';
import type { Contract } from './contract-page';
import { saveContractDocument } from './documents';

type Values = Omit<SaveContractInput, 'id'>;

function valuesOf(contract: Contract): Values {
  return {
    startsOn: contract.startsOn,
    sections: contract.sections.map(({ key, text }) => ({ key, text })),
    clauses: contract.clauses.map(({ metric, comparator, target, window, remedy }) => ({
      metric,
      comparator,
      target: String(Number(target)),
      window,
      remedy,
    })),
    owners: (['client', 'provider'] as const).map((party) => {
      const owner = contract.owners.find((each) => each.party === party);
      return { party, name: owner?.name ?? '', phone: owner?.phone ?? null };
    }),
  };
}

export function ContractEditor({ contract }: { contract: Contract }) {
  const t = useT();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft(form, `contract.${contract.id}`);
  const save = useAction(saveContractDocument);
  useMarkedFields(form, save.problem);

  async function submit(values: Values) {
    const owners = (values.owners ?? []).filter((owner) => owner.name.trim() !== '');
    if (!(await save.run({ input: { ...values, owners, id: contract.id } }))) return;
    draft.forget();
    void message.success(t('common.saved'));
  }

  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={valuesOf(contract)}
      onFinish={(values) => void submit(values)}
    >
      <ProblemAlert problem={save.problem} onClose={save.clear} />
      <Card size="small" title={t('contracts.basics')} style={{ marginBottom: 12 }}>
        <Form.Item name="startsOn" label={t('contracts.starts')}>
          <DateField />
        </Form.Item>
        <Flex gap={16} wrap>
          {(['client', 'provider'] as const).map((party, index) => (
            <div key={party}>
              <Form.Item name={['owners', index, 'party']} hidden>
                <Input />
              </Form.Item>
              <Form.Item label={`${t(`party.${party}`)} · ${t('shop.owners')}`}>
                <Space.Compact>
                  <Form.Item name={['owners', index, 'name']} noStyle>
                    <Input placeholder={t('common.name')} />
                  </Form.Item>
                  <Form.Item name={['owners', index, 'phone']} noStyle>
                    <Input placeholder={t('contracts.phone')} />
                  </Form.Item>
                </Space.Compact>
              </Form.Item>
            </div>
          ))}
        </Flex>
      </Card>
      <Card size="small" title={t('shop.clauses')} style={{ marginBottom: 12 }}>
        <ClauseFields known={contract.clauses.map((clause) => clause.metric)} />
      </Card>
      <Card size="small" title={t('shop.sections')}>
        {contract.sections.map((section, index) => (
          <div key={section.key}>
            <Form.Item name={['sections', index, 'key']} hidden>
              <Input />
            </Form.Item>
            <Form.Item name={['sections', index, 'text']} label={section.title}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} />
            </Form.Item>
          </div>
        ))}
      </Card>
      <Button type="primary" htmlType="submit" loading={save.busy} style={{ marginTop: 12 }}>
        {t('common.save')}
      </Button>
    </Form>
  );
}
