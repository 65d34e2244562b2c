import { settingDifference, type SettingKind } from '@zuoxi/vocabulary';
import { Alert, Button, Drawer, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { today } from '../../format/dates';
import { useLocale } from '../../i18n/locale';
import { useT } from '../../i18n/office';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { useFormDraft } from '../../ui/use-form-draft';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { type Setting, setSettingDocument, type SettingVersion } from './documents';
import { RowFields } from './row-fields';
import { cellsOf, rowsOf, valuesOf, type VersionValues } from './rows-of';
import { RulesTrial } from './rules-trial';

interface Props {
  readonly setting: Setting;
  /** Asks for the list again, where somebody has set another version meanwhile. */
  readonly onReload: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** The next version of a list, beginning with what the newest says. */
export function NewVersion({ setting, onReload, onClose }: Props) {
  const t = useT();
  const kind = setting.kind as SettingKind;
  const [form] = Form.useForm<VersionValues>();
  const draft = useFormDraft(form, `setting-${kind}`);
  // The version that the person began with, whatever has come since.
  const [base, setBase] = useState(() => setting.versions[0] as SettingVersion);
  const set = useAction(setSettingDocument);
  useMarkedFields(form, set.problem);
  const newest = setting.versions[0] as SettingVersion;
  const initial: VersionValues = { from: today(), rows: rowsOf(base).map((row) => valuesOf(kind, row)) };
  const isBehind = newest.version !== base.version;
  async function submit({ from, note, rows }: VersionValues) {
    const cells = rows.map((row) => cellsOf(kind, row));
    const input = { kind, basedOnVersion: base.version, from, note: note ?? '', rows: cells };
    if (await set.run({ input })) {
      draft.forget();
      onClose();
    } else await onReload().catch(() => undefined);
  }
  return (
    <Drawer
      open
      size={640}
      title={t('settings.newOf', { name: setting.name })}
      onClose={onClose}
      destroyOnHidden
    >
      <Typography.Paragraph type="secondary">{setting.readBy}</Typography.Paragraph>
      <ProblemAlert problem={set.problem} onClose={set.clear} />
      {isBehind && <Newer kind={kind} base={base} newest={newest} onAccept={() => setBase(newest)} />}
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(values) => void submit(values)}>
        <Form.Item
          name="from"
          label={t('shop.validFrom')}
          extra={t('settings.fromHint')}
          rules={[{ required: true, message: t('contracts.required') }]}
        >
          <DateField />
        </Form.Item>
        <RowFields kind={kind} />
        <Form.Item name="note" label={t('settings.note')}>
          <Input maxLength={300} />
        </Form.Item>
        {kind === 'labour-rules' && <RulesTrial form={form} />}
        <Button type="primary" htmlType="submit" loading={set.busy} disabled={isBehind}>
          {t('settings.set')}
        </Button>
      </Form>
    </Drawer>
  );
}

interface NewerProps {
  readonly kind: SettingKind;
  readonly base: SettingVersion;
  readonly newest: SettingVersion;
  readonly onAccept: () => void;
}
/** What somebody else has set meanwhile; what was typed stays, and is saved on top of it once it was seen. */
function Newer({ kind, base, newest, onAccept }: NewerProps) {
  const t = useT();
  const locale = useLocale();
  const difference = settingDifference(kind, rowsOf(base), rowsOf(newest), locale);
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('settings.newer', { version: newest.version, by: newest.by ?? '' })}
      description={difference.map((line) => (
        <div key={line}>{line}</div>
      ))}
      action={
        <Button size="small" onClick={onAccept}>
          {t('settings.seen')}
        </Button>
      }
    />
  );
}
