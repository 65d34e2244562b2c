import { Button, Card, Flex, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { yesterday } from '../../format/dates';
import type { ImportBatchQuery, ImportKind } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import type { Problem } from '../../session/problem';
import { useMay } from '../../session/use-session';
import { noticeTask } from '../../shell/task-feed';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { problemOf } from '../../ui/problem-of';
import {
  type ImportPreview,
  type ImportRequest,
  type Mapping,
  mappingOf,
  previewWaiting,
  settleImport,
} from './import-api';
import { MappingTable } from './mapping-table';
import { needsConfirmation, TrialPanel } from './trial-panel';

interface Props {
  readonly batch: NonNullable<ImportBatchQuery['importBatch']>;
  readonly onSettled: () => void;
}

const kinds = ['conversations', 'performance', 'orders', 'aftersales'] as const satisfies ImportKind[];

/** Says what a file is that came by itself and that nobody knew. */
export function SettleImport({ batch, onSettled }: Props) {
  const t = useT();
  const may = useMay();
  const [kind, setKind] = useState<ImportKind>(batch.kind);
  const [on, setOn] = useState(yesterday());
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!may('import:run')) return null;

  const requestOf = (changes: Partial<ImportRequest>): ImportRequest => ({
    ...{ storeId: batch.store.id, kind, on, asOf: null, preset: preview?.preset ?? null, mapping },
    ...changes,
  });
  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setProblem(null);
    await work().catch((error: unknown) => setProblem(problemOf(error)));
    setBusy(false);
  }
  const look = (changes: Partial<ImportRequest>) =>
    attempt(async () => {
      const seen = await previewWaiting(batch.id, requestOf(changes));
      setConfirmed(false);
      setPreview(seen);
      setMapping(mappingOf(seen));
    });
  const settle = () =>
    attempt(async () => {
      await settleImport(batch.id, requestOf({}));
      noticeTask();
      onSettled();
    });
  const lookAs = (next: ImportKind) => {
    setKind(next);
    void look({ kind: next, preset: null, mapping: null });
  };
  const isMissing = preview?.fields.some((field) => field.required && !mapping?.[field.key]) ?? true;
  const mayStart = !isMissing && (!preview || !needsConfirmation(preview) || confirmed);
  return (
    <Card size="small" title={t('imports.settle')} style={{ marginBottom: 12 }}>
      <Typography.Paragraph type="secondary">{t('imports.settleHint')}</Typography.Paragraph>
      <ProblemAlert problem={problem} onClose={() => setProblem(null)} />
      <Flex gap={8} wrap style={{ marginBottom: 12 }}>
        <Segmented
          value={kind}
          disabled={busy}
          options={kinds.map((value) => ({ value, label: t(`importKind.${value}`) }))}
          onChange={lookAs}
        />
        <DateField value={on} ariaLabel={t('imports.on')} onChange={(date) => setOn(date ?? on)} />
        <Button
          loading={busy}
          onClick={() => void look(preview ? { mapping } : { preset: null, mapping: null })}
        >
          {t(preview ? 'imports.checkAgain' : 'imports.settleLook')}
        </Button>
      </Flex>
      {preview && mapping && (
        <>
          <TrialPanel preview={preview} confirmed={confirmed} onConfirm={setConfirmed} onKind={lookAs} />
          <MappingTable preview={preview} mapping={mapping} onChange={setMapping} />
          <Button type="primary" loading={busy} disabled={!mayStart} onClick={() => void settle()}>
            {t('imports.start')}
          </Button>
        </>
      )}
    </Card>
  );
}
