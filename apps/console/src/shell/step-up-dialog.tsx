import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/office';
import { stepUp } from '../session/account-api';
import { Problem, unreachable } from '../session/problem';
import { answerStepUp } from '../session/step-up';
import { ProblemAlert } from '../ui/problem-alert';

/** Asks for the second factor again, in the middle of a deed that needs it, which is then repeated. */
export function StepUpDialog() {
  const t = useT();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const waiting = useRef<((isGiven: boolean) => void)[]>([]);
  useEffect(
    () =>
      answerStepUp(() => {
        setProblem(null);
        setAsking(true);
        return new Promise((resolve) => waiting.current.push(resolve));
      }),
    [],
  );
  function answer(isGiven: boolean) {
    setAsking(false);
    for (const resolve of waiting.current.splice(0)) resolve(isGiven);
  }
  async function give({ code }: { code: string }) {
    setBusy(true);
    setProblem(null);
    try {
      await stepUp(code);
      answer(true);
    } catch (error) {
      setProblem(error instanceof Problem ? error : unreachable());
    } finally {
      setBusy(false);
    }
  }
  // Without a second factor there is nothing to give: it is set up first.
  const hasNone = problem?.code === 'STATE_CHANGED';
  return (
    <Modal
      open={isAsking}
      zIndex={2000}
      title={t('stepUp.title')}
      footer={null}
      onCancel={() => answer(false)}
    >
      <p>{t(hasNone ? 'stepUp.none' : 'stepUp.why')}</p>
      {hasNone ? (
        <Button
          type="primary"
          onClick={() => {
            answer(false);
            void navigate({ to: '/account' });
          }}
        >
          {t('nav.account')}
        </Button>
      ) : (
        <>
          <ProblemAlert problem={problem} />
          <Form layout="vertical" onFinish={(values: { code: string }) => void give(values)}>
            <Form.Item
              name="code"
              label={t('stepUp.code')}
              rules={[{ required: true, message: t('contracts.required') }]}
            >
              <Input autoFocus autoComplete="one-time-code" inputMode="numeric" maxLength={20} />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('stepUp.go')}
            </Button>
          </Form>
        </>
      )}
    </Modal>
  );
}
