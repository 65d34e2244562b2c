import { skipToken, useQuery } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { platforms, serviceTypes } from '@zuoxi/vocabulary';
import { App, Button, Card, Col, Form, Input, InputNumber, Row, Select, Typography } from 'antd';
import { useEffect, useMemo } from 'react';
import type { TakeOverStoreInput } from '../../gql/office/graphql';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { useMe } from '../../session/use-session';
import { DateField, FenField, MinuteField } from '../../ui/fields';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { HolidaysField } from './holidays-field';
import { useDebounced } from '../../ui/use-debounced';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { ClauseFields } from '../contracts/clause-fields';
import { ClientName } from './client-name';
import { proposedClausesDocument, takeOverStoreDocument } from './documents';

type Values = Omit<TakeOverStoreInput, 'owners'> & { manager?: string };

const usual = { serviceType: 'presale', serviceStartMinute: 540, serviceEndMinute: 1440 } as const;

/** A shop that is served already: no quote, no signing; afterwards it is on the morning page. */
export function TakeOverPage() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const draft = useFormDraft(form, 'take-over');
  const takeOver = useAction(takeOverStoreDocument);
  const platform = Form.useWatch('platform', form);
  const [seats, averageDailyInquiries, serviceStartMinute, serviceEndMinute] = [
    Form.useWatch('seats', form),
    Form.useWatch('averageDailyInquiries', form),
    Form.useWatch('serviceStartMinute', form),
    Form.useWatch('serviceEndMinute', form),
  ];
  const start = serviceStartMinute ?? usual.serviceStartMinute;
  const end = serviceEndMinute ?? usual.serviceEndMinute;
  const isSized = seats && averageDailyInquiries && end > start;
  const typed = useMemo(
    () =>
      isSized ? { seats, averageDailyInquiries, serviceStartMinute: start, serviceEndMinute: end } : null,
    [isSized, seats, averageDailyInquiries, start, end],
  );
  const shop = useDebounced(typed);
  const proposed = useQuery(
    proposedClausesDocument,
    platform ? { variables: { platform, shop } } : skipToken,
  );
  const offered = (proposed.data ?? proposed.previousData)?.proposedClauses;
  useMarkedFields(form, takeOver.problem);
  // The platform's usual promises, until somebody has changed them.
  useEffect(() => {
    if (!offered || form.isFieldTouched('clauses')) return;
    form.setFieldValue(
      'clauses',
      offered.map(({ metric, comparator, target, window, remedy }) => ({
        metric,
        comparator,
        target: String(Number(target)),
        window,
        remedy,
      })),
    );
  }, [offered, form]);

  async function submit({ manager, ...input }: Values) {
    const owners = [{ party: 'provider', name: manager?.trim() || me.name, phone: null }];
    // What stands as it was proposed, nobody has said: the server keeps it as assumed.
    const said = Object.fromEntries(
      Object.entries(input).filter(
        ([fact, value]) => String(value) !== String(usual[fact as keyof typeof usual]),
      ),
    ) as Omit<TakeOverStoreInput, 'owners'>;
    const made = await takeOver.run({ input: { ...said, owners } });
    if (!made) return;
    draft.forget();
    void message.success(t('takeOver.done', { name: made.takeOverStore.name }));
    void navigate({ to: '/morning' });
  }

  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Page title={t('takeOver.title')}>
      <Typography.Paragraph type="secondary">{t('takeOver.hint')}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          platform: 'tmall',
          ...usual,
          startsOn: today(),
          manager: me.name,
        }}
        onFinish={(values) => void submit(values)}
      >
        <ProblemAlert problem={takeOver.problem} onClose={takeOver.clear} />
        <Row gutter={16}>
          <Col xs={24} lg={9}>
            <Card size="small" title={t('lead.who')}>
              <Form.Item
                name="storeName"
                label={t('stores.name')}
                rules={[{ required: true, whitespace: true }]}
              >
                <Input />
              </Form.Item>
              <Form.Item name="platform" label={t('stores.platform')} rules={required}>
                <Select options={platforms.map((value) => ({ value, label: t(`platform.${value}`) }))} />
              </Form.Item>
              <Form.Item name="clientName" label={t('stores.client')} extra={t('takeOver.clientHint')}>
                <ClientName />
              </Form.Item>
              <Form.Item name="category" label={t('takeOver.category')}>
                <Input placeholder={t('lead.categoryHint')} />
              </Form.Item>
              <Form.Item name="manager" label={t('takeOver.manager')}>
                <Input />
              </Form.Item>
            </Card>
          </Col>
          <Col xs={24} lg={15}>
            <Card size="small" title={t('takeOver.service')}>
              <Row gutter={16}>
                <Col xs={12} lg={8}>
                  <Form.Item name="startsOn" label={t('takeOver.since')} rules={required}>
                    <DateField />
                  </Form.Item>
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item name="seats" label={t('takeOver.seats')} rules={required}>
                    <InputNumber min={1} precision={0} style={{ width: '100%' }} />
                  </Form.Item>
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item name="serviceType" label={t('share.serviceType')}>
                    <Select
                      options={serviceTypes.map((value) => ({ value, label: t(`serviceType.${value}`) }))}
                    />
                  </Form.Item>
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item name="serviceStartMinute" label={t('profile.start')} rules={required}>
                    <MinuteField />
                  </Form.Item>
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item name="serviceEndMinute" label={t('profile.end')} rules={required}>
                    <MinuteField />
                  </Form.Item>
                </Col>
                <Col xs={24} lg={8}>
                  <HolidaysField name="servedHolidays" />
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item name="monthlyFen" label={t('takeOver.monthly')}>
                    <FenField />
                  </Form.Item>
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item
                    name="averageDailyInquiries"
                    label={t('takeOver.inquiries')}
                    tooltip={t('takeOver.inquiriesHint')}
                  >
                    <InputNumber min={1} precision={0} style={{ width: '100%' }} />
                  </Form.Item>
                </Col>
                <Col xs={12} lg={8}>
                  <Form.Item name="endsOn" label={t('takeOver.until')}>
                    <DateField />
                  </Form.Item>
                </Col>
              </Row>
            </Card>
            <Card size="small" title={t('takeOver.promises')} style={{ marginTop: 12 }}>
              <Typography.Paragraph type="secondary">{t('takeOver.clausesHint')}</Typography.Paragraph>
              <ClauseFields
                platform={platform}
                known={(offered ?? []).map(({ metric, metricName: name, unit }) => ({ metric, name, unit }))}
              />
            </Card>
          </Col>
        </Row>
        <Button type="primary" htmlType="submit" loading={takeOver.busy} style={{ marginTop: 12 }}>
          {t('takeOver.submit')}
        </Button>
      </Form>
    </Page>
  );
}
