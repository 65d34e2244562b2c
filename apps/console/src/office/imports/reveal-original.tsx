import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { Problem, unreachable } from '../../session/problem';
import { withStepUp } from '../../session/step-up';
import { useMay } from '../../session/use-session';
import { ProblemAlert } from '../../ui/problem-alert';
import { openOriginal } from './import-api';

/** The file as it was uploaded, unmasked: it asks why first. */
export function RevealOriginal({ batch }: { batch: { readonly id: string; readonly fileName: string } }) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!may('original:reveal')) return null;
  async function open({ reason }: { reason: string }) {
    setBusy(true);
    setProblem(null);
    try {
      await withStepUp(() => openOriginal(batch.id, batch.fileName, reason));
      setAsking(false);
    } catch (error) {
      setProblem(error instanceof Problem ? error : unreachable());
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('imports.original')}
      </Button>
      {asking && (
        <Modal
          open
          title={t('imports.originalTitle', { file: batch.fileName })}
          footer={null}
          onCancel={() => setAsking(false)}
        >
          <p>{t('imports.originalHint')}</p>
          <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
          <Form layout="vertical" onFinish={(values: { reason: string }) => void open(values)}>
            <Form.Item
              name="reason"
              label={t('imports.originalReason')}
              rules={[{ required: true, whitespace: true, max: 500, message: t('field.IS_LENGTH') }]}
            >
              <Input.TextArea rows={2} autoFocus />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={busy}>
              {t('imports.originalOpen')}
            </Button>
          </Form>
        </Modal>
      )}
    </>
  );
}
