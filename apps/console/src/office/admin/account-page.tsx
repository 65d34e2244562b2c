import { useQuery } from '@apollo/client/react';
import { Alert, Button, Card, Descriptions, Flex, Input, QRCode, Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { accountDocument, beginTotpDocument, confirmTotpDocument } from './documents';
import { NoticeChoices } from '../notices/notice-choices';
import { ChangePassword, SecondStepOn, SignIns } from './own-account';
import { useRoleName } from '../../ui/role-name';

interface Setup {
  readonly secret: string;
  readonly uri: string;
}

function SetUpTotp() {
  const t = useT();
  const [setup, setSetup] = useState<Setup | null>(null);
  const [code, setCode] = useState('');
  const begin = useAction(beginTotpDocument, { keepQueries: true });
  const confirm = useAction(confirmTotpDocument);
  async function start() {
    const begun = await begin.run({});
    if (begun) setSetup(begun.beginTotp);
  }
  return (
    <>
      <ProblemAlert problem={begin.problem ?? confirm.problem} />
      {setup ? (
        <Flex gap={16} wrap>
          <QRCode value={setup.uri} size={168} />
          <div style={{ maxWidth: 420 }}>
            <Typography.Paragraph>{t('account.totpScan')}</Typography.Paragraph>
            <Typography.Paragraph copyable code>
              {setup.secret}
            </Typography.Paragraph>
            <Typography.Paragraph
              copyable
              type="secondary"
              style={{ overflowWrap: 'anywhere', fontSize: 12 }}
            >
              {setup.uri}
            </Typography.Paragraph>
            <Flex gap={8}>
              <Input
                value={code}
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={6}
                aria-label={t('signIn.totp')}
                placeholder={t('signIn.totp')}
                onChange={(event) => setCode(event.target.value)}
              />
              <Button
                type="primary"
                loading={confirm.busy}
                disabled={code.length !== 6}
                onClick={() => void confirm.run({ input: { code } })}
              >
                {t('account.totpConfirm')}
              </Button>
            </Flex>
          </div>
        </Flex>
      ) : (
        <>
          <Typography.Paragraph>{t('account.totpWhy')}</Typography.Paragraph>
          <Button type="primary" loading={begin.busy} onClick={() => void start()}>
            {t('account.totpBegin')}
          </Button>
        </>
      )}
    </>
  );
}

export function AccountPage() {
  const t = useT();
  const roleName = useRoleName();
  const result = useQuery(accountDocument);
  return (
    <Page title={t('nav.account')}>
      <Loaded result={result}>
        {({ me }) => (
          <>
            <Card size="small" style={{ marginBottom: 12 }}>
              <Descriptions
                size="small"
                column={1}
                items={[
                  { key: 'name', label: t('common.name'), children: me.name },
                  { key: 'email', label: t('signIn.email'), children: me.email },
                  { key: 'roles', label: t('members.role'), children: me.roles.map(roleName).join('、') },
                  { key: 'provider', label: t('account.provider'), children: me.provider?.name ?? '—' },
                ]}
              />
            </Card>
            <ChangePassword withTotp={me.totpEnabled} />
            <Card size="small" title={t('signIn.totpTitle')}>
              {me.totpEnabled ? (
                <>
                  <Alert type="success" showIcon title={t('account.totpOn')} style={{ marginBottom: 12 }} />
                  <SecondStepOn onRemoved={() => void result.refetch()} />
                </>
              ) : (
                <SetUpTotp />
              )}
            </Card>
            <NoticeChoices />
            <SignIns />
          </>
        )}
      </Loaded>
    </Page>
  );
}
