import { App, Button, Card, Flex, Form, Input, Space } from 'antd';
import { type Ref, useImperativeHandle, useRef } from 'react';
import type { SaveContractInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { ClauseFields } from './clause-fields';
import type { Contract } from './documents';
import { saveContractDocument } from './documents';

type Values = Omit<SaveContractInput, 'id' | 'contentHash'>;

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

/** What the page's other parts may ask of the editor. */
export interface ContractEditorHandle {
  /** Titles of what is typed and not saved. */
  readonly unsaved: () => string[];
  /** Saves it. Returns the hash of the terms as they are then, or null when it was refused. */
  readonly save: () => Promise<string | null>;
}

const owned = (owners: Values['owners']) => (owners ?? []).filter(({ name }) => name.trim() !== '');
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What differs from the terms that were opened; the rest is not sent, so it stays as it is. */
function changesOf(values: Values, before: Values): Values {
  const sections = (values.sections ?? []).filter(
    ({ key, text }) => before.sections?.find((each) => each.key === key)?.text !== text,
  );
  return {
    ...(values.startsOn === before.startsOn ? {} : { startsOn: values.startsOn }),
    ...(sections.length ? { sections } : {}),
    ...(same(values.clauses, before.clauses) ? {} : { clauses: values.clauses }),
    ...(same(owned(values.owners), owned(before.owners)) ? {} : { owners: owned(values.owners) }),
  };
}

interface Props {
  readonly contract: Contract;
  readonly handle: Ref<ContractEditorHandle>;
}

export function ContractEditor({ contract, handle }: Props) {
  const t = useT();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  /** The terms that the changes are made to. */
  const opened = useRef({ contentHash: contract.contentHash, values: valuesOf(contract) });
  const draft = useFormDraft(form, `contract.${contract.id}.${contract.contentHash.slice(0, 16)}`);
  const save = useAction(saveContractDocument);
  useMarkedFields(form, save.problem);

  async function submit(values: Values): Promise<string | null> {
    const changes = changesOf(values, opened.current.values);
    const { contentHash } = opened.current;
    const saved = await save.run({ input: { ...changes, contentHash, id: contract.id } });
    if (!saved) return null;
    draft.forget();
    opened.current = { contentHash: saved.saveContract.contentHash, values: structuredClone(values) };
    void message.success(t('common.saved'));
    return saved.saveContract.contentHash;
  }

  useImperativeHandle(handle, () => ({
    unsaved: () => {
      const changes = changesOf(form.getFieldsValue(true) as Values, opened.current.values);
      const titleOf = (key: string) => contract.sections.find((each) => each.key === key)?.title ?? key;
      return [
        ...(changes.startsOn ? [t('contracts.starts')] : []),
        ...(changes.owners ? [t('shop.owners')] : []),
        ...(changes.clauses ? [t('shop.clauses')] : []),
        ...(changes.sections ?? []).map(({ key }) => titleOf(key)),
      ];
    },
    save: () =>
      form.validateFields().then(
        () => submit(form.getFieldsValue(true) as Values),
        () => null,
      ),
  }));

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
        <ClauseFields
          platform={contract.store.platform}
          known={contract.clauses.map(({ metric, metricName, unit }) => ({ metric, name: metricName, unit }))}
        />
      </Card>
      <Card size="small" title={t('shop.sections')}>
        {contract.sections.map((section, index) => (
          <div key={section.key}>
            <Form.Item name={['sections', index, 'key']} hidden>
              <Input />
            </Form.Item>
            <Form.Item name={['sections', index, 'text']} label={section.title}>
              <Input.TextArea rows={2} style={{ fieldSizing: 'content', maxHeight: 280 }} />
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
