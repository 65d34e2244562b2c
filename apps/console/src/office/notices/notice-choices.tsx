import { useQuery } from '@apollo/client/react';
import { Card, Flex, Switch, Typography } from 'antd';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { chooseNoticeDocument, noticeChoicesDocument } from './documents';

/** Which events a person is told of; what waits for their own deed they cannot turn off. */
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
          <Flex vertical gap={8} style={{ maxWidth: 420 }}>
            {noticeChoices.map(({ event, name, isTold, mayChange }) => (
              <Flex key={event} justify="space-between" component="label">
                {name}
                <Switch
                  checked={isTold}
                  disabled={!mayChange}
                  aria-label={name}
                  onChange={(next) => void choose.run({ input: { event, isTold: next } })}
                />
              </Flex>
            ))}
          </Flex>
        )}
      </Loaded>
    </Card>
  );
}
