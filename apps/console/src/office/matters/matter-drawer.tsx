import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Flex, Input, Popconfirm, Tag, Typography } from 'antd';
import { useState } from 'react';
import { formatDateTime } from '../../format/dates';
import type { MatterQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import type { SentFile } from '../../session/send-file';
import { useMay } from '../../session/use-session';
import { EmptyState } from '../../ui/empty-state';
import { openFile } from '../../ui/files';
import { Loaded } from '../../ui/loaded';
import { ProblemAlert } from '../../ui/problem-alert';
import { problemOf } from '../../ui/problem-of';
import { useAction } from '../../ui/use-action';
import { closeMatterDocument, matterDocument, replyToMatterDocument } from './documents';
import { FileChoice } from './file-choice';
import { MatterState } from './matter-state';

type Shown = NonNullable<MatterQuery['matter']>;

function Messages({ matter }: { matter: Shown }) {
  const t = useT();
  const [problem, setProblem] = useState<ReturnType<typeof problemOf> | null>(null);
  return (
    <Flex vertical gap={16}>
      <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
      {matter.messages.map(({ id, side, author, at, text, files }) => (
        <div key={id}>
          <Typography.Text type="secondary">
            {t(`matters.by_${side}`, { name: author })} · {formatDateTime(at)}
          </Typography.Text>
          <div style={{ whiteSpace: 'pre-wrap' }}>{text}</div>
          {files.map((file) => (
            <Button
              key={file.id}
              type="link"
              style={{ paddingInline: 0, whiteSpace: 'normal', height: 'auto', textAlign: 'left' }}
              onClick={() => void openFile(file.url).catch((error: unknown) => setProblem(problemOf(error)))}
            >
              {t('matters.file', { name: file.name, kb: Math.max(1, Math.round(file.bytes / 1024)) })}
            </Button>
          ))}
        </div>
      ))}
    </Flex>
  );
}

function Reply({ matter }: { matter: Shown }) {
  const t = useT();
  const draftKey = `zuoxi.draft.matter.${matter.id}`;
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey) ?? '');
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const reply = useAction(replyToMatterDocument);
  const close = useAction(closeMatterDocument);
  const problem = reply.problem ?? close.problem;
  function type(next: string) {
    setText(next);
    sessionStorage.setItem(draftKey, next);
  }
  async function send() {
    const fileIds = files.map(({ id }) => id);
    if (!(await reply.run({ input: { id: matter.id, text: text.trim(), fileIds } }))) return;
    sessionStorage.removeItem(draftKey);
    setText('');
    setFiles([]);
  }
  const end = (as: 'done' | 'withdrawn') => void close.run({ input: { id: matter.id, as } });
  return (
    <Flex vertical gap={8}>
      <ProblemAlert problem={problem} />
      <Input.TextArea
        rows={3}
        maxLength={5000}
        value={text}
        aria-label={t('matters.reply')}
        placeholder={t(matter.status === 'done' ? 'matters.reopenHint' : 'matters.replyHint')}
        onChange={({ target }) => type(target.value)}
      />
      <FileChoice storeId={matter.store.id} files={files} onChange={setFiles} />
      <Flex gap={8} wrap>
        <Button
          type="primary"
          loading={reply.busy}
          disabled={!text.trim() && files.length === 0}
          onClick={() => void send()}
        >
          {t('matters.reply')}
        </Button>
        {matter.isOwn && matter.waitsFor && (
          <>
            <Button loading={close.busy} onClick={() => end('done')}>
              {t('matters.done')}
            </Button>
            {matter.status === 'open' && (
              <Popconfirm title={t('matters.withdrawAsk')} onConfirm={() => end('withdrawn')}>
                <Button>{t('matters.withdraw')}</Button>
              </Popconfirm>
            )}
          </>
        )}
      </Flex>
    </Flex>
  );
}

/** One matter: what was said, and the next word in it. */
export function MatterDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useT();
  const may = useMay();
  const result = useQuery(matterDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const title = result.data?.matter?.title ?? t('nav.matters');
  return (
    <Drawer open size={520} title={title} onClose={onClose} destroyOnHidden>
      <Loaded result={result}>
        {({ matter }) =>
          matter ? (
            <Flex vertical gap={20}>
              <Flex gap={8} wrap align="center">
                <Tag>{t(`matters.${matter.kind}`)}</Tag>
                <MatterState matter={matter} />
                <Typography.Text type="secondary">
                  {t('matters.head', { store: matter.store.name, on: matter.dueOn })}
                </Typography.Text>
              </Flex>
              <Messages matter={matter} />
              {may('matter:write') && matter.status !== 'withdrawn' && (
                <Reply key={matter.id} matter={matter} />
              )}
            </Flex>
          ) : (
            <EmptyState text={t('matters.none')} />
          )
        }
      </Loaded>
    </Drawer>
  );
}
