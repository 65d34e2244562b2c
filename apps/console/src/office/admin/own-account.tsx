import { Button, Card, Flex, Input, Space, Typography } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { formatDateTime } from '../../format/dates';
import { useT } from '../../i18n/office';
import {
  changePassword,
  endSignIns,
  listSignIns,
  makeRecoveryCodes,
  type Proof,
  removeTotp,
  type SignInRow,
} from '../../session/account-api';
import { Problem, unreachable } from '../../session/problem';
import { signOut } from '../../session/session';
import { ProblemAlert } from '../../ui/problem-alert';
import { WideTable } from '../../ui/wide-table';

/** Runs one request; its refusal is shown. */
function useRequest() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(async <Answer,>(request: () => Promise<Answer>): Promise<Answer | undefined> => {
    setBusy(true);
    setProblem(null);
    try {
      return await request();
    } catch (error) {
      setProblem(error instanceof Problem ? error : unreachable());
      return undefined;
    } finally {
      setBusy(false);
    }
  }, []);
  return { busy, problem, run };
}

/** Password, and the second step where one is on: who asks proves themselves anew. */
function useProof(withTotp: boolean) {
  const t = useT();
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const fields = (
    <>
      <Input.Password
        autoComplete="current-password"
        aria-label={t('account.currentPassword')}
        placeholder={t('account.currentPassword')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {withTotp && (
        <Input
          autoComplete="one-time-code"
          aria-label={t('account.codeOrRecovery')}
          placeholder={t('account.codeOrRecovery')}
          value={totp}
          onChange={(event) => setTotp(event.target.value)}
        />
      )}
    </>
  );
  const proof: Proof = { password, ...(withTotp && totp ? { totp } : {}) };
  const forget = () => {
    setPassword('');
    setTotp('');
  };
  return { fields, proof, forget, ready: password !== '' };
}

const narrow = { maxWidth: 360, width: '100%' };

export function ChangePassword({ withTotp }: { withTotp: boolean }) {
  const t = useT();
  const { fields, proof, forget, ready } = useProof(withTotp);
  const [next, setNext] = useState('');
  const [done, setDone] = useState(false);
  const { busy, problem, run } = useRequest();
  async function submit() {
    setDone(false);
    if ((await run(() => changePassword(proof, next))) === undefined) return;
    forget();
    setNext('');
    setDone(true);
  }
  return (
    <Card size="small" title={t('account.password')} style={{ marginBottom: 12 }}>
      <ProblemAlert problem={problem} />
      <Space direction="vertical" style={narrow}>
        {fields}
        <Input.Password
          autoComplete="new-password"
          aria-label={t('invite.password')}
          placeholder={t('account.newPassword')}
          maxLength={128}
          value={next}
          onChange={(event) => setNext(event.target.value)}
        />
        <Button loading={busy} disabled={!ready || !next} onClick={() => void submit()}>
          {t('account.changePassword')}
        </Button>
        {done && <Typography.Text type="success">{t('account.passwordChanged')}</Typography.Text>}
      </Space>
    </Card>
  );
}

export function SecondStepOn({ onRemoved }: { onRemoved: () => void }) {
  const t = useT();
  const { fields, proof, forget, ready } = useProof(true);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { busy, problem, run } = useRequest();
  async function make() {
    const made = await run(() => makeRecoveryCodes(proof));
    if (!made) return;
    forget();
    setCodes(made.codes);
  }
  async function remove() {
    if ((await run(() => removeTotp(proof))) !== undefined) onRemoved();
  }
  return (
    <>
      <ProblemAlert problem={problem} />
      <Typography.Paragraph type="secondary">{t('account.recoveryWhy')}</Typography.Paragraph>
      <Space direction="vertical" style={narrow}>
        {fields}
        <Flex gap={8} wrap>
          <Button loading={busy} disabled={!ready} onClick={() => void make()}>
            {t('account.makeCodes')}
          </Button>
          <Button danger loading={busy} disabled={!ready} onClick={() => void remove()}>
            {t('account.removeTotp')}
          </Button>
        </Flex>
        {codes && (
          <Typography.Paragraph copyable={{ text: codes.join('\n') }} code style={{ whiteSpace: 'pre-line' }}>
            {codes.join('\n')}
          </Typography.Paragraph>
        )}
      </Space>
    </>
  );
}

export function SignIns() {
  const t = useT();
  const [rows, setRows] = useState<readonly SignInRow[] | null>(null);
  const { busy, problem, run } = useRequest();
  const load = useCallback(async () => setRows((await run(listSignIns)) ?? []), [run]);
  useEffect(() => void load(), [load]);
  async function end(sessionId: string) {
    await run(() => endSignIns(sessionId));
    await load();
  }
  async function endAll() {
    if ((await run(() => endSignIns())) !== undefined) await signOut();
  }
  return (
    <Card
      size="small"
      title={t('account.signIns')}
      extra={
        <Button size="small" danger onClick={() => void endAll()}>
          {t('account.endAll')}
        </Button>
      }
      style={{ marginTop: 12 }}
    >
      <ProblemAlert problem={problem} />
      <WideTable<SignInRow>
        size="small"
        rowKey="id"
        pagination={false}
        loading={busy && rows === null}
        dataSource={[...(rows ?? [])]}
        columns={[
          {
            title: t('account.signedInAt'),
            dataIndex: 'createdAt',
            render: (at: string) => formatDateTime(at),
          },
          {
            title: t('account.lastUsed'),
            dataIndex: 'lastUsedAt',
            render: (at: string) => formatDateTime(at),
          },
          { title: 'IP', dataIndex: 'ip' },
          {
            title: t('account.device'),
            render: (_, { userAgent }) => (
              <Typography.Text ellipsis style={{ maxWidth: 280 }} title={userAgent ?? ''}>
                {userAgent}
              </Typography.Text>
            ),
          },
          {
            title: t('common.actions'),
            render: (_, row) =>
              row.isCurrent ? (
                t('account.thisOne')
              ) : (
                <Button size="small" type="text" danger onClick={() => void end(row.id)}>
                  {t('account.end')}
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}
