import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { Problem, unreachable } from '../../session/problem';
import { type SentFile, sendFile } from '../../session/send-file';
import { ProblemAlert } from '../../ui/problem-alert';

interface Props {
  readonly storeId: string;
  readonly files: readonly SentFile[];
  readonly onChange: (change: (files: readonly SentFile[]) => readonly SentFile[]) => void;
}

/** Files that go with a message; each is sent as soon as it is chosen, so that a refusal comes before the message. */
export function FileChoice({ storeId, files, onChange }: Props) {
  const t = useT();
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function send(file: File) {
    setSending((count) => count + 1);
    setProblem(null);
    await sendFile({ storeId }, file).then(
      (sent) => onChange((before) => [...before, sent]),
      (error: unknown) => setProblem(error instanceof Problem ? error : unreachable()),
    );
    setSending((count) => count - 1);
  }
  return (
    <>
      <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
      <Upload
        multiple
        fileList={files.map(({ id, name }) => ({ uid: id, name, status: 'done' as const }))}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
        onRemove={({ uid }) => onChange((before) => before.filter(({ id }) => id !== uid))}
      >
        <Button icon={<PaperClipOutlined />} loading={sending > 0}>
          {t('matters.attach')}
        </Button>
      </Upload>
    </>
  );
}
