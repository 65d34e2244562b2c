import { Alert, Button, Descriptions, Modal } from 'antd';
import { type RefObject, useState } from 'react';
import { formatDate } from '../../format/dates';
import { formatFen, NO_DATA } from '../../format/format';
import { useT } from '../../i18n/office';
import { useLocale } from '../../i18n/locale';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import type { ContractEditorHandle } from './contract-editor';
import type { Contract } from './documents';
import { openForSigningDocument } from './documents';

interface Props {
  readonly contract: Contract;
  readonly editor: RefObject<ContractEditorHandle | null>;
}

/** Names what becomes final; what is typed and not saved is named as well, and saved first. */
export function OpenForSigning({ contract, editor }: Props) {
  const t = useT();
  const locale = useLocale();
  /** Titles of what is not saved; null while nobody is asked. */
  const [unsaved, setUnsaved] = useState<readonly string[] | null>(null);
  /** What the editor saved; the dialog names it as soon as the page has read it. */
  const [savedHash, setSavedHash] = useState<string | null>(null);
  const [saving, setSaving] = useState(false);
  const open = useAction(openForSigningDocument);
  const first = unsaved !== null && unsaved.length > 0;
  const reading = savedHash !== null && savedHash !== contract.contentHash;

  function close() {
    setUnsaved(null);
    setSavedHash(null);
    open.clear();
  }
  async function save() {
    setSaving(true);
    const contentHash = await editor.current?.save();
    setSaving(false);
    // Refused: the editor says why and marks the fields.
    if (!contentHash) return close();
    setSavedHash(contentHash);
    setUnsaved([]);
  }
  async function run() {
    if (await open.run({ input: { id: contract.id, contentHash: contract.contentHash } })) close();
  }

  return (
    <>
      <Button type="primary" onClick={() => setUnsaved(editor.current?.unsaved() ?? [])}>
        {t('contracts.openForSigning')}
      </Button>
      <Modal
        open={unsaved !== null}
        title={t('contracts.openAsk', { number: contract.number })}
        okText={first ? t('contracts.saveFirst') : t('contracts.open')}
        cancelText={t('common.cancel')}
        okButtonProps={{ loading: saving || open.busy || reading }}
        onOk={() => void (first ? save() : run())}
        onCancel={close}
      >
        <ProblemAlert problem={open.problem} />
        {first ? (
          <Alert type="warning" showIcon title={t('contracts.unsaved')} description={unsaved.join(' · ')} />
        ) : (
          <>
            <Descriptions
              size="small"
              column={1}
              items={[
                { key: 'store', label: t('common.store'), children: contract.store.name },
                {
                  key: 'term',
                  label: t('contracts.term'),
                  children: `${formatDate(contract.startsOn, locale)} – ${contract.endsOn ? formatDate(contract.endsOn, locale) : NO_DATA}`,
                },
                {
                  key: 'seats',
                  label: t('workbench.seats'),
                  children: t('common.seats', { count: contract.seats }),
                },
                { key: 'fee', label: t('contracts.monthly'), children: formatFen(contract.monthlyFen) },
                {
                  key: 'clauses',
                  label: t('shop.clauses'),
                  children: t('contracts.clauseCount', { count: contract.clauses.length }),
                },
              ]}
            />
            {t('contracts.openHint')}
          </>
        )}
      </Modal>
    </>
  );
}
