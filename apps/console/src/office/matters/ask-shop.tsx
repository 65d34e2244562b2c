import { Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { addDays, today } from '../../format/dates';
import type { MatterKind } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import type { SentFile } from '../../session/send-file';
import { DateField } from '../../ui/fields';
import { ProblemAlert } from '../../ui/problem-alert';
import { StoreChoice } from '../../ui/store-choice';
import { useAction } from '../../ui/use-action';
import { useMarkedFields } from '../../ui/use-marked-fields';
import { kinds, openMatterDocument } from './documents';
import { FileChoice } from './file-choice';

interface Values {
  readonly storeId: string;
  readonly kind: MatterKind;
  readonly title: string;
  readonly text: string;
  readonly dueOn: string;
}
interface Props {
  readonly storeId: string | undefined;
  readonly onClose: () => void;
  readonly onAsked: (id: string) => void;
}

/** Asks a shop something, or for materials. */
export function AskShop({ storeId, onClose, onAsked }: Props) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('storeId', form);
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const open = useAction(openMatterDocument);
  useMarkedFields(form, open.problem);
  async function submit(values: Values) {
    const done = await open.run({ input: { ...values, fileIds: files.map(({ id }) => id) } });
    if (done) onAsked(done.openMatter.id);
  }
  const required = [{ required: true, message: t('contracts.required') }];
  return (
    <Modal
      open
      title={t('matters.ask')}
      okText={t('matters.send')}
      confirmLoading={open.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={open.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ storeId, kind: 'material', dueOn: addDays(today(), 3) }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="storeId" label={t('common.store')} rules={required}>
          {/* A file belongs to the shop that it was sent to. */}
          <StoreChoice onChange={() => setFiles([])} />
        </Form.Item>
        <Form.Item name="kind" label={t('matters.kind')}>
          <Radio.Group options={kinds.map((value) => ({ value, label: t(`matters.${value}`) }))} />
        </Form.Item>
        <Form.Item name="title" label={t('matters.titleOf')} rules={required}>
          <Input maxLength={120} placeholder={t('matters.titleHint')} />
        </Form.Item>
        <Form.Item name="text" label={t('matters.text')} rules={required}>
          <Input.TextArea rows={4} maxLength={5000} />
        </Form.Item>
        <Form.Item name="dueOn" label={t('matters.dueOn')} rules={required}>
          <DateField />
        </Form.Item>
        {chosen && <FileChoice storeId={chosen} files={files} onChange={setFiles} />}
      </Form>
    </Modal>
  );
}
