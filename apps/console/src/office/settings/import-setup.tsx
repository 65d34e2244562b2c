import { UploadOutlined } from '@ant-design/icons';
import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button, Drawer, Flex, Form, Upload } from 'antd';
import { useState } from 'react';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { problemOf } from '../../ui/problem-of';
import { useAction } from '../../ui/use-action';
import { importSetupDocument, setupDifferenceDocument } from './setup-documents';
import { SetupChanges } from './setup-changes';

interface File {
  readonly name: string;
  readonly text: string;
}

/** A set-up from a file: first what it would change, then, once that was seen, the change. */
export function ImportSetup({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const [file, setFile] = useState<File | null>(null);
  const [from, setFrom] = useState(today());
  const [isDone, setDone] = useState(false);
  const [ask, { data, error, loading }] = useLazyQuery(setupDifferenceDocument, { fetchPolicy: 'no-cache' });
  const action = useAction(importSetupDocument);
  const compare = (text: string, on: string) =>
    void ask({ variables: { input: { text, from: on } } }).catch(() => undefined);
  async function choose(chosen: Blob & { readonly name: string }) {
    const text = await chosen.text();
    setFile({ name: chosen.name, text });
    setDone(false);
    compare(text, from);
  }
  const seen = data?.setupDifference;
  const lines = seen?.parts.flatMap((part) => part.lines) ?? [];
  const isChange = lines.some(({ state }) => state === 'new' || state === 'changed');
  async function write() {
    if (!file || !seen) return;
    const { contentHash } = seen;
    if (await action.run({ input: { text: file.text, from, contentHash } })) setDone(true);
    else compare(file.text, from);
  }
  return (
    <Drawer open size={640} title={t('setup.import')} onClose={onClose}>
      <Form layout="vertical">
        <Form.Item label={t('setup.file')} extra={file?.name ?? t('setup.fileHint')}>
          <Upload
            accept=".json,application/json"
            showUploadList={false}
            beforeUpload={(chosen) => {
              void choose(chosen);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={loading}>
              {t('setup.choose')}
            </Button>
          </Upload>
        </Form.Item>
        <Form.Item label={t('shop.validFrom')} extra={t('setup.fromHint')}>
          <DateField
            value={from}
            onChange={(on) => {
              if (!on) return;
              setFrom(on);
              if (file) compare(file.text, on);
            }}
          />
        </Form.Item>
      </Form>
      <ProblemAlert problem={error ? problemOf(error) : action.problem} onClose={action.clear} />
      {isDone && <Alert type="success" showIcon title={t('setup.done')} style={{ marginBottom: 12 }} />}
      {seen && !error && (
        <Flex vertical gap={12}>
          <SetupChanges difference={seen} />
          {!isDone && (
            <Button type="primary" disabled={!isChange} loading={action.busy} onClick={() => void write()}>
              {isChange ? t('setup.write') : t('setup.nothing')}
            </Button>
          )}
        </Flex>
      )}
    </Drawer>
  );
}
