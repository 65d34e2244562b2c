import { useQuery } from '@apollo/client/react';
import { Card, Switch, Typography } from 'antd';
import { Fragment } from 'react';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { chooseNoticeDocument, noticeChoicesDocument } from './documents';
import { MailSettings } from './mail-settings';
import './notices.css';

/** Which events a person is told of, and how; what waits for their own deed they cannot turn off. */
export function NoticeChoices() {
  const t = useT();
  const result = useQuery(noticeChoicesDocument);
  const choose = useAction(chooseNoticeDocument);
  return (
    <Card size="small" title={t('notices.choices')} style={{ margin: '12px 0' }}>
      <Typography.Paragraph type="secondary">{t('notices.choicesHint')}</Typography.Paragraph>
      <ProblemAlert problem={choose.problem} onClose={choose.clear} />
      <Loaded result={result}>
        {({ noticeChoices }) => (
          <div className="notice-choices">
            <span />
            <Typography.Text type="secondary">{t('notices.inProduct')}</Typography.Text>
            <Typography.Text type="secondary">{t('notices.byMail')}</Typography.Text>
            {noticeChoices.map(({ event, name, isTold, isMailed, mayChange }) => (
              <Fragment key={event}>
                <span>{name}</span>
                <Switch
                  checked={isTold}
                  disabled={!mayChange}
                  aria-label={`${name} · ${t('notices.inProduct')}`}
                  onChange={(next) => void choose.run({ input: { event, isTold: next } })}
                />
                <Switch
                  checked={isMailed}
                  disabled={!mayChange}
                  aria-label={`${name} · ${t('notices.byMail')}`}
                  onChange={(next) => void choose.run({ input: { event, isMailed: next } })}
                />
              </Fragment>
            ))}
          </div>
        )}
      </Loaded>
      <MailSettings />
    </Card>
  );
}
