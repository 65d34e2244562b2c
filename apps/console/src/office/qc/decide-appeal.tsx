import { maximumScore } from '@zuoxi/vocabulary';
import { Button, Flex, Form, InputNumber, Radio } from 'antd';
import type { DecideAppealInput, ReviewDetailFragment } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReasonField } from '../../ui/reason-field';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { decideAppealDocument } from './documents';

type Values = Omit<DecideAppealInput, 'id'>;

export function DecideAppeal({ review }: { review: ReviewDetailFragment }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft(form, `appeal.${review.id}`);
  const decision = Form.useWatch('decision', form);
  const decide = useAction(decideAppealDocument);
  useMarkedFields(form, decide.problem);
  async function submit(values: Values) {
    const score = values.decision === 'change' ? values.score : null;
    if (await decide.run({ input: { ...values, score, id: review.id } })) draft.forget();
  }
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Form
      form={form}
      // Several stand on one page: each field is named by its own label.
      name={`appeal-${review.id}`}
      layout="vertical"
      style={{ marginTop: 12 }}
      initialValues={{ decision: 'keep', score: review.score }}
      onFinish={(values) => void submit(values)}
    >
      <ProblemAlert problem={decide.problem} onClose={decide.clear} />
      <Flex gap={16} align="end" wrap>
        <Form.Item name="decision" label={t('qc.decision')} rules={required}>
          <Radio.Group
            optionType="button"
            options={(['keep', 'change'] as const).map((value) => ({ value, label: t(`decision.${value}`) }))}
          />
        </Form.Item>
        {decision === 'change' && (
          <Form.Item
            name="score"
            label={t('qc.newScore')}
            rules={[
              ...required,
              // Said, never quietly made to fit.
              {
                type: 'number',
                min: 0,
                max: maximumScore,
                message: t('qc.scoreRange', { max: maximumScore }),
              },
            ]}
          >
            <InputNumber step={0.5} suffix={`/ ${maximumScore}`} style={{ width: 140 }} />
          </Form.Item>
        )}
      </Flex>
      <Form.Item name="reason" label={t('qc.decisionReason')} rules={required}>
        <ReasonField of="appeal-decided" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={decide.busy}>
        {t('qc.decide')}
      </Button>
    </Form>
  );
}
