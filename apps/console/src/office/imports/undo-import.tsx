import { useApolloClient } from '@apollo/client/react';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { useMay } from '../../session/use-session';
import { useWhenTaskEnds } from '../../shell/task-feed';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { undoImportDocument } from './documents';

interface Props {
  readonly batch: {
    readonly id: string;
    readonly fileName: string;
    readonly state: string;
    readonly taskId?: string | null;
  };
}

/** Takes a file back that was wrong, or came to the wrong shop; it says what that does and asks why. */
export function UndoImport({ batch }: Props) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const undo = useAction(undoImportDocument);
  const client = useApolloClient();
  const undoing = batch.state === 'undoing';
  useWhenTaskEnds(undoing ? batch.taskId : null, undoing, () => {
    void client.refetchQueries({ include: 'active' });
  });
  if (!may('import:undo') || !['waiting', 'completed', 'failed', 'cancelled'].includes(batch.state))
    return null;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('imports.undo')}
      </Button>
      {asking && (
        <Modal
          open
          title={t('imports.undoTitle', { file: batch.fileName })}
          footer={null}
          onCancel={() => setAsking(false)}
        >
          <p>{t('imports.undoHint')}</p>
          <ProblemAlert problem={undo.problem} onClose={undo.clear} />
          <Form
            layout="vertical"
            onFinish={async ({ reason }: { reason: string }) => {
              if (await undo.run({ input: { id: batch.id, reason } })) setAsking(false);
            }}
          >
            <Form.Item
              name="reason"
              label={t('imports.undoReason')}
              rules={[{ required: true, whitespace: true, max: 500, message: t('field.IS_LENGTH') }]}
            >
              <Input.TextArea rows={2} autoFocus />
            </Form.Item>
            <Button danger type="primary" htmlType="submit" loading={undo.busy}>
              {t('imports.undo')}
            </Button>
          </Form>
        </Modal>
      )}
    </>
  );
}
