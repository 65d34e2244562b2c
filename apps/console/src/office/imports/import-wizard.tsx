import { InboxOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Button, Card, DatePicker, Flex, Segmented, Steps, Typography, Upload } from 'antd';
import { useState } from 'react';
import type { ImportKind } from '../../gql/office/graphql';
import { formatDateTime, yesterday } from '../../format/dates';
import { useT } from '../../i18n/office';
import type { Problem } from '../../session/problem';
import { problemOf } from '../../ui/problem-of';
import { noticeTask } from '../../shell/task-feed';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import {
  forgetMapping,
  type ImportPreview,
  type ImportRequest,
  type Mapping,
  mappingOf,
  previewImport,
  startImport,
} from './import-api';
import { MappingTable } from './mapping-table';
import { needsConfirmation, TrialPanel } from './trial-panel';

const kinds = ['conversations', 'performance', 'orders', 'aftersales'] as const satisfies ImportKind[];

/** Drop a file, see how it is read, mend the columns, start. */
export function ImportWizard({ storeId }: { storeId: string }) {
  const t = useT();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [kind, setKind] = useState<ImportKind>('conversations');
  const [on, setOn] = useState(yesterday());
  const [file, setFile] = useState<File | null>(null);
  /** Files that were dropped together with this one, and how many went before. */
  const [queue, setQueue] = useState<readonly File[]>([]);
  const [done, setDone] = useState(0);
  const [confirmed, setConfirmed] = useState(false);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [asOf, setAsOf] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const requestOf = (changes: Partial<ImportRequest>): ImportRequest => ({
    storeId,
    kind,
    on,
    asOf,
    preset: preview?.preset ?? null,
    mapping,
    ...changes,
  });

  async function attempt<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    setBusy(true);
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      setProblem(problemOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function look(next: File, changes: Partial<ImportRequest>) {
    setFile(next);
    setConfirmed(false);
    const seen = await attempt(() => previewImport(requestOf(changes), next));
    if (!seen) return;
    setPreview(seen);
    setMapping(mappingOf(seen));
  }

  async function forget() {
    const signature = preview?.signature;
    if (!file || !signature) return;
    const forgotten = await attempt(async () => {
      await forgetMapping(kind, signature);
      return true;
    });
    if (forgotten) await look(file, { preset: null, mapping: null });
  }

  async function start() {
    if (!file) return;
    const started = await attempt(() => startImport(requestOf({}), file));
    if (!started) return;
    if (started.known) void message.info(t('imports.fileKnown', { file: file.name }));
    else noticeTask();
    const [next, ...others] = queue;
    if (next) {
      setQueue(others);
      setDone(done + 1);
      setAsOf(null);
      await look(next, { preset: null, mapping: null, asOf: null });
      return;
    }
    if (done > 0) {
      void message.success(t('imports.startedMany', { count: done + 1 }));
      beginAgain();
      return;
    }
    void navigate({ to: '/imports/$batchId', params: { batchId: started.importBatchId } });
  }

  function begin(files: readonly File[]) {
    const [first, ...others] = files;
    if (!first) return;
    setQueue(others);
    setDone(0);
    void look(first, { preset: null, mapping: null });
  }

  function beginAgain() {
    setQueue([]);
    setDone(0);
    setFile(null);
    setPreview(null);
    setMapping(null);
    setAsOf(null);
    setProblem(null);
  }

  const missing = preview?.fields.filter((field) => field.required && !mapping?.[field.key]);
  const step = preview ? 1 : 0;
  return (
    <Card size="small" style={{ marginBottom: 12 }}>
      <Steps
        size="small"
        current={step}
        style={{ marginBottom: 12 }}
        items={[t('imports.stepFile'), t('imports.stepCheck'), t('imports.stepResult')].map((title) => ({
          title,
        }))}
      />
      <ProblemAlert
        problem={problem}
        {...(file
          ? { onRetry: () => void (preview ? start() : look(file, { preset: null, mapping: null })) }
          : {})}
      />
      {!preview && (
        <>
          <Flex gap={8} wrap style={{ marginBottom: 8 }}>
            <Segmented
              value={kind}
              options={kinds.map((value) => ({ value, label: t(`importKind.${value}`) }))}
              onChange={setKind}
            />
            <DateField value={on} ariaLabel={t('imports.on')} onChange={(date) => setOn(date ?? on)} />
            <Typography.Text type="secondary">{t('imports.onHint')}</Typography.Text>
          </Flex>
          <Upload.Dragger
            accept=".csv,.tsv,.txt,.xlsx,.xls,.json,.jsonl,.html"
            multiple
            showUploadList={false}
            disabled={busy}
            beforeUpload={(dropped, all) => {
              // Called for each of the files that were dropped together.
              if (dropped === all[0]) begin(all);
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>{busy ? t('imports.reading') : t('imports.drop')}</p>
            <p style={{ color: 'var(--soft)' }}>{t('imports.dropHint')}</p>
          </Upload.Dragger>
        </>
      )}
      {preview && mapping && file && (
        <>
          {preview.preset && (
            <Typography.Paragraph>
              {t('imports.readAs', { file: file.name, preset: preview.presetName ?? preview.preset })}
            </Typography.Paragraph>
          )}
          {preview.remembered && (
            <Alert
              type="info"
              showIcon
              style={{ marginBottom: 12 }}
              title={t('imports.remembered', {
                name: preview.remembered.by,
                at: formatDateTime(preview.remembered.at),
              })}
              action={
                <Button size="small" loading={busy} onClick={() => void forget()}>
                  {t('imports.forget')}
                </Button>
              }
            />
          )}
          {done + queue.length > 0 && (
            <Typography.Paragraph type="secondary">
              {t('imports.ofMany', { number: done + 1, count: done + 1 + queue.length })}
            </Typography.Paragraph>
          )}
          <TrialPanel
            preview={preview}
            confirmed={confirmed}
            onConfirm={setConfirmed}
            onKind={(other) => {
              setKind(other);
              void look(file, { kind: other, preset: null, mapping: null });
            }}
          />
          <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
          {missing && missing.length > 0 && (
            <Typography.Paragraph type="danger">
              {t('imports.missing', { fields: missing.map((field) => field.label).join('、') })}
            </Typography.Paragraph>
          )}
          <Flex gap={8} wrap align="center" style={{ marginBottom: 8 }}>
            <DatePicker
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              aria-label={t('imports.asOf')}
              placeholder={t('imports.asOf')}
              onChange={(chosen) => setAsOf(chosen ? chosen.toISOString() : null)}
            />
            <Typography.Text type="secondary">{t('imports.asOfHint')}</Typography.Text>
          </Flex>
          <Flex gap={8} wrap>
            <Button
              type="primary"
              loading={busy}
              disabled={
                !preview.columns.length ||
                Boolean(missing && missing.length > 0) ||
                (needsConfirmation(preview) && !confirmed)
              }
              onClick={() => void start()}
            >
              {t('imports.start')}
            </Button>
            <Button loading={busy} onClick={() => void look(file, { mapping })}>
              {t('imports.checkAgain')}
            </Button>
            <Button onClick={beginAgain}>{t('imports.otherFile')}</Button>
          </Flex>
        </>
      )}
    </Card>
  );
}
