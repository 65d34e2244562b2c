import { useNavigate } from '@tanstack/react-router';
import { platforms } from '@zuoxi/vocabulary';
import { Button, Card, Col, Form, Input, Row, Select } from 'antd';
import type { RecordLeadInput } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { ClientName } from './client-name';
import { recordLeadDocument } from './documents';
import { ProfileFields } from './profile-fields';

const first: Partial<RecordLeadInput> = {
  platform: 'tmall',
  profile: {
    serviceType: 'presale',
    serviceStartMinute: 540,
    serviceEndMinute: 1440,
    mealBreaks: 2,
    mealBreakMinutes: 60,
    promotionFrequency: 'none',
  },
};

export function LeadPage() {
  const t = useT();
  const navigate = useNavigate();
  const [form] = Form.useForm<RecordLeadInput>();
  const draft = useFormDraft(form, 'lead');
  const record = useAction(recordLeadDocument);
  useMarkedFields(form, record.problem);

  async function submit(input: RecordLeadInput) {
    // What stands as it was proposed, nobody has said: the server keeps it as assumed.
    const said = Object.entries(input.profile).filter(
      ([fact, value]) => String(value) !== String(first.profile?.[fact as keyof RecordLeadInput['profile']]),
    );
    const recorded = await record.run({ input: { ...input, profile: Object.fromEntries(said) } });
    if (!recorded) return;
    draft.forget();
    void navigate({ to: '/stores/$storeId', params: { storeId: recorded.recordLead.id } });
  }

  const required = [{ required: true, whitespace: true }];
  return (
    <Page title={t('stores.new')}>
      <Form form={form} layout="vertical" initialValues={first} onFinish={(input) => void submit(input)}>
        <ProblemAlert problem={record.problem} onClose={record.clear} />
        <Row gutter={16}>
          <Col xs={24} lg={9}>
            <Card size="small" title={t('lead.who')}>
              <Form.Item name="clientName" label={t('stores.client')} rules={required}>
                <ClientName />
              </Form.Item>
              <Form.Item name="storeName" label={t('stores.name')} rules={required}>
                <Input />
              </Form.Item>
              <Form.Item name="platform" label={t('stores.platform')}>
                <Select options={platforms.map((value) => ({ value, label: t(`platform.${value}`) }))} />
              </Form.Item>
              <Form.Item name="category" label={t('stores.category')} rules={required}>
                <Input placeholder={t('lead.categoryHint')} />
              </Form.Item>
              <Form.Item name="slug" label={t('stores.slug')} extra={t('lead.slugHint')}>
                <Input />
              </Form.Item>
            </Card>
          </Col>
          <Col xs={24} lg={15}>
            <Card size="small" title={t('lead.facts')}>
              <ProfileFields columns={2} />
            </Card>
          </Col>
        </Row>
        <Button type="primary" htmlType="submit" loading={record.busy} style={{ marginTop: 12 }}>
          {t('lead.submit')}
        </Button>
      </Form>
    </Page>
  );
}
