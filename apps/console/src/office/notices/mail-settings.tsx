import { useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Select, Typography } from 'antd';
import type { MailSettingsQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { ClockField } from '../../ui/fields';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { QuietHours, quietInput, type QuietValues, quietValues } from '../../ui/quiet-hours';
import { useAction } from '../../ui/use-action';
import { changeMailSettingsDocument, mailSettingsDocument } from './documents';

type Settings = MailSettingsQuery['mailSettings'];
type Values = Pick<Settings, 'locale' | 'digest' | 'digestMinute'> & QuietValues;

const digests = ['at_once', 'hourly', 'daily'] as const;

function MailForm({ settings }: { settings: Settings }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const change = useAction(changeMailSettingsDocument);
  const { locale, digest, digestMinute } = settings;
  const chosen: Values['digest'] = Form.useWatch('digest', form) ?? digest;
  async function submit({ isQuiet, quietFrom, quietUntil, ...values }: Values) {
    await change.run({ input: { ...values, ...quietInput({ isQuiet, quietFrom, quietUntil }) } });
  }
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 420 }}
      initialValues={{ locale, digest, digestMinute, ...quietValues(settings) }}
      onFinish={(values) => void submit(values)}
    >
      <ProblemAlert problem={change.problem} onClose={change.clear} />
      <Form.Item name="locale" label={t('channels.locale')}>
        <Select
          options={[
            { value: 'zh-CN', label: '中文' },
            { value: 'en-US', label: 'English' },
          ]}
        />
      </Form.Item>
      <Form.Item name="digest" label={t('mail.digest')}>
        <Select options={digests.map((value) => ({ value, label: t(`mailDigest.${value}`) }))} />
      </Form.Item>
      <Form.Item name="digestMinute" label={t('mail.digestAt')} hidden={chosen !== 'daily'}>
        <ClockField />
      </Form.Item>
      <QuietHours />
      <Button htmlType="submit" loading={change.busy}>
        {t('common.save')}
      </Button>
    </Form>
  );
}

/** How mail to the person goes, and whether there is any. */
export function MailSettings() {
  const t = useT();
  const result = useQuery(mailSettingsDocument);
  return (
    <Loaded result={result}>
      {({ mailSettings }) => (
        <>
          <Typography.Title level={5}>{t('mail.title')}</Typography.Title>
          {!mailSettings.isOn && <Alert type="info" showIcon title={t('mail.off')} />}
          {mailSettings.failure && (
            <Alert type="warning" showIcon title={t('mail.failure', { failure: mailSettings.failure })} />
          )}
          <MailForm settings={mailSettings} />
        </>
      )}
    </Loaded>
  );
}
