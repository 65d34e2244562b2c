import { DeleteOutlined } from '@ant-design/icons';
import { costComponents } from '@zuoxi/vocabulary';
import { Button, Col, Divider, Flex, Form, Input, InputNumber, Row } from 'antd';
import type { PublishPriceBookInput } from '../../gql/office/graphql';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { DateField, FenField, RateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { publishPriceBookDocument } from './documents';
import type { PriceBook } from './documents';

interface Props {
  readonly latest: PriceBook | undefined;
  readonly onPublished: () => void;
}

function initialOf(latest: PriceBook | undefined): PublishPriceBookInput {
  const amountOf = (component: string) =>
    latest?.components.find((part) => part.component === component)?.amountFen ?? 0;
  return {
    basedOnVersion: latest?.version ?? 0,
    effectiveFrom: today(),
    components: costComponents.map((component) => ({ component, amountFen: amountOf(component) })),
    taxRate: latest?.taxRate ?? '0.06',
    marginTarget: latest?.marginTarget ?? '0.25',
    marginFloor: latest?.marginFloor ?? '0.15',
    commissionTiers: (latest?.commissionTiers ?? []).map(({ fromFen, rate }) => ({ fromFen, rate })),
  };
}

/** The next version, beginning with the numbers of the last one. */
export function PublishForm({ latest, onPublished }: Props) {
  const t = useT();
  const [form] = Form.useForm<PublishPriceBookInput>();
  const draft = useFormDraft(form, 'price-book');
  const publish = useAction(publishPriceBookDocument);
  useMarkedFields(form, publish.problem);
  async function submit(input: PublishPriceBookInput) {
    if (!(await publish.run({ input }))) return;
    draft.forget();
    onPublished();
  }
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={initialOf(latest)}
      onFinish={(input) => void submit(input)}
    >
      <ProblemAlert problem={publish.problem} onClose={publish.clear} />
      <Form.Item name="basedOnVersion" hidden>
        <InputNumber />
      </Form.Item>
      <Form.Item name="effectiveFrom" label={t('shop.validFrom')} rules={required}>
        <DateField />
      </Form.Item>
      <Divider titlePlacement="start">{t('priceBooks.perPerson')}</Divider>
      <Row gutter={12}>
        {costComponents.map((component, index) => (
          <Col span={12} key={component}>
            <Form.Item name={['components', index, 'component']} hidden>
              <Input />
            </Form.Item>
            <Form.Item
              name={['components', index, 'amountFen']}
              label={t(`cost.${component}`)}
              rules={required}
            >
              <FenField />
            </Form.Item>
          </Col>
        ))}
      </Row>
      <Divider />
      <Row gutter={12}>
        <Col span={8}>
          <Form.Item name="marginTarget" label={t('priceBooks.marginTarget')} rules={required}>
            <RateField />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="marginFloor" label={t('priceBooks.marginFloor')} rules={required}>
            <RateField />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="taxRate" label={t('priceBooks.taxRate')} rules={required}>
            <RateField />
          </Form.Item>
        </Col>
      </Row>
      <Divider titlePlacement="start">{t('share.commission')}</Divider>
      <Form.List name="commissionTiers">
        {(fields, { add, remove }) => (
          <Flex vertical gap={8} style={{ marginBottom: 12 }}>
            {fields.map(({ key, name }) => (
              <Flex key={key} gap={8}>
                <Form.Item name={[name, 'fromFen']} rules={required} style={{ margin: 0, flex: 1 }}>
                  <FenField ariaLabel={t('priceBooks.tierFrom')} />
                </Form.Item>
                <Form.Item name={[name, 'rate']} rules={required} style={{ margin: 0, flex: 1 }}>
                  <RateField ariaLabel={t('priceBooks.tierRate')} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('common.remove')}
                  onClick={() => remove(name)}
                />
              </Flex>
            ))}
            <Button onClick={() => add({ fromFen: 0, rate: '0.01' })}>{t('priceBooks.addTier')}</Button>
          </Flex>
        )}
      </Form.List>
      <Button type="primary" htmlType="submit" loading={publish.busy}>
        {t('priceBooks.publish')}
      </Button>
    </Form>
  );
}
