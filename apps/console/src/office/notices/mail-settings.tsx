import { useQuery } from '@apollo/client/react';
import { Alert, Form, Select, Typography } from 'antd';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { changeMailSettingsDocument, mailSettingsDocument } from './documents';

/** How mail to the person goes, and whether there is any. */
export function MailSettings() {
  const t = useT();
  const result = useQuery(mailSettingsDocument);
  const change = useAction(changeMailSettingsDocument);
  return (
    <Loaded result={result}>
      {({ mailSettings: { isOn, locale, failure } }) => (
        <>
          <Typography.Title level={5}>{t('mail.title')}</Typography.Title>
          {!isOn && <Alert type="info" showIcon title={t('mail.off')} />}
          {failure && <Alert type="warning" showIcon title={t('mail.failure', { failure })} />}
          <ProblemAlert problem={change.problem} onClose={change.clear} />
          <Form layout="vertical" style={{ maxWidth: 420 }}>
            <Form.Item label={t('channels.locale')}>
              <Select
                value={locale}
                options={[
                  { value: 'zh-CN', label: '中文' },
                  { value: 'en-US', label: 'English' },
                ]}
                onChange={(next) => void change.run({ input: { locale: next } })}
              />
            </Form.Item>
          </Form>
        </>
      )}
    </Loaded>
  );
}
