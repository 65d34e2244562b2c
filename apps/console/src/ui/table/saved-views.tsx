import { CloseOutlined, LinkOutlined, SaveOutlined } from '@ant-design/icons';
import { useQuery } from '@apollo/client/react';
import { useLocation, useRouter } from '@tanstack/react-router';
import { App, Button, Dropdown, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../problem-alert';
import { useAction } from '../use-action';
import { removeViewDocument, savedViewsDocument, saveViewDocument } from './documents';

/** Filter, columns and order under a name of one's own; the address itself can be sent to a colleague. */
export function SavedViews({ list }: { list: string }) {
  const t = useT();
  const router = useRouter();
  const { pathname, searchStr } = useLocation();
  const { message } = App.useApp();
  const [saving, setSaving] = useState(false);
  const { data } = useQuery(savedViewsDocument, { variables: { list } });
  const save = useAction(saveViewDocument);
  const remove = useAction(removeViewDocument);
  const views = data?.savedViews ?? [];
  const current = views.find((view) => view.search === searchStr);
  const open = (search: string) => router.history.push(pathname + search);
  const items = [
    { key: 'usual', label: t('table.usualView'), onClick: () => open('') },
    ...views.map((view) => ({
      key: view.id,
      label: (
        <span style={{ display: 'flex', justifyContent: 'space-between', gap: 16 }}>
          {view.name}
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('table.removeView', { name: view.name })}
            onClick={(event) => {
              event.stopPropagation();
              void remove.run({ input: { id: view.id } });
            }}
          />
        </span>
      ),
      onClick: () => open(view.search),
    })),
    { type: 'divider' as const, key: 'line' },
    { key: 'save', icon: <SaveOutlined />, label: t('table.saveView'), onClick: () => setSaving(true) },
    {
      key: 'link',
      icon: <LinkOutlined />,
      label: t('table.copyLink'),
      onClick: () =>
        void navigator.clipboard.writeText(location.href).then(() => message.success(t('table.copied'))),
    },
  ];
  return (
    <>
      <Dropdown menu={{ items, selectedKeys: [current?.id ?? ''] }} trigger={['click']}>
        <Button size="small">{current?.name ?? t('table.views')} ▾</Button>
      </Dropdown>
      {saving && (
        <Modal open title={t('table.saveView')} footer={null} onCancel={() => setSaving(false)}>
          <ProblemAlert problem={save.problem} onClose={save.clear} />
          <Form
            layout="vertical"
            onFinish={async ({ name }: { name: string }) => {
              if (await save.run({ input: { list, name, search: searchStr } })) setSaving(false);
            }}
          >
            <Form.Item
              name="name"
              label={t('table.viewName')}
              extra={t('table.viewHint')}
              rules={[{ required: true, whitespace: true, max: 60, message: t('field.IS_LENGTH') }]}
            >
              <Input autoFocus />
            </Form.Item>
            <Button type="primary" htmlType="submit" loading={save.busy}>
              {t('common.save')}
            </Button>
          </Form>
        </Modal>
      )}
    </>
  );
}
