import { useLazyQuery } from '@apollo/client/react';
import { Alert, Button, Input, Modal, Space, Table, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { AddStaffMutation, PreviewStaffQuery } from '../../gql/office/graphql';
import { useT } from '../../i18n/office';
import { problemOf } from '../../ui/problem-of';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { addStaffDocument, previewStaffDocument } from './documents';
import { WideTable } from '../../ui/wide-table';

type Row = PreviewStaffQuery['previewStaff']['rows'][number];
type Added = AddStaffMutation['addStaff'];

/** Staff from a spreadsheet: paste, look, add all of them or nobody. */
export function PasteStaff({ onClose }: { onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const [look, { data, error, loading }] = useLazyQuery(previewStaffDocument, {
    fetchPolicy: 'network-only',
  });
  const add = useAction(addStaffDocument);
  const [added, setAdded] = useState<Added | null>(null);
  const preview = text.trim() ? data?.previewStaff : undefined;
  useEffect(() => {
    if (!text.trim()) return;
    const timer = window.setTimeout(() => void look({ variables: { text } }).catch(() => undefined), 400);
    return () => window.clearTimeout(timer);
  }, [text, look]);
  async function submit() {
    const made = await add.run({ input: { text } });
    if (made) setAdded(made.addStaff);
  }
  if (added) return <StaffAdded added={added} onClose={onClose} />;
  const of = (row: Row, problems: NonNullable<typeof preview>['problems']) =>
    problems.filter((problem) => problem.row === row.row);
  const ready = preview && preview.problems.length === 0 && !loading;
  return (
    <Modal
      open
      width={920}
      title={t('staff.title')}
      okText={t('staff.add', { count: preview?.rows.length ?? 0 })}
      okButtonProps={{ disabled: !ready }}
      confirmLoading={add.busy}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t('staff.hint')}</Typography.Paragraph>
      <ProblemAlert problem={add.problem ?? (error ? problemOf(error) : null)} />
      <Input.TextArea
        autoFocus
        rows={6}
        aria-label={t('staff.text')}
        placeholder={t('staff.example')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        style={{ marginBottom: 12, whiteSpace: 'pre', overflowX: 'auto' }}
      />
      {preview && preview.problems.length > 0 && (
        <Alert
          type="error"
          style={{ marginBottom: 12 }}
          title={t('staff.problems', { count: preview.problems.length })}
          description={preview.problems.slice(0, 20).map(({ row, column, code, message }) => (
            <div key={`${row} ${column} ${code}`}>{t('staff.problem', { row, column, message })}</div>
          ))}
        />
      )}
      {preview && preview.rows.length > 0 && (
        <WideTable<Row>
          size="small"
          rowKey="row"
          pagination={preview.rows.length > 50 ? { pageSize: 50 } : false}
          dataSource={[...preview.rows]}
          columns={[
            { title: t('staff.row'), dataIndex: 'row', align: 'right' },
            { title: t('common.name'), dataIndex: 'name' },
            { title: t('agents.alias'), dataIndex: 'alias' },
            { title: t('agents.employeeNo'), dataIndex: 'employeeNo' },
            {
              title: t('agents.skills'),
              render: (_, row) => row.stores.map((store) => <Tag key={store.id}>{store.name}</Tag>),
            },
            { title: t('signIn.email'), dataIndex: 'email' },
            {
              title: t('staff.becomes'),
              render: (_, row) =>
                of(row, preview.problems).length > 0 ? (
                  <Tag color="red">{t('staff.toCorrect')}</Tag>
                ) : (
                  <Space size={0}>
                    <Tag color={row.known ? 'default' : 'green'}>
                      {row.known ? t('staff.known') : t('staff.new')}
                    </Tag>
                    {row.invites && <Tag color="blue">{t('staff.invites')}</Tag>}
                  </Space>
                ),
            },
          ]}
        />
      )}
    </Modal>
  );
}

/** What came of it. The links are shown this once. */
function StaffAdded({ added, onClose }: { added: Added; onClose: () => void }) {
  const t = useT();
  const address = (link: string) => new URL(link, location.origin).href;
  const all = added.invitations
    .map(({ name, email, link }) => `${name}\t${email}\t${address(link)}`)
    .join('\n');
  return (
    <Modal
      open
      width={820}
      title={t('staff.done', { count: added.agents })}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      {added.invitations.length === 0 ? (
        <p>{t('staff.nobodyInvited')}</p>
      ) : (
        <>
          <Typography.Paragraph copyable={{ text: all, tooltips: [t('staff.copyAll'), t('table.copied')] }}>
            {t('staff.links')}
          </Typography.Paragraph>
          <Table
            size="small"
            rowKey="email"
            pagination={false}
            scroll={{ x: 'max-content', y: 400 }}
            dataSource={[...added.invitations]}
            columns={[
              { title: t('common.name'), dataIndex: 'name' },
              { title: t('signIn.email'), dataIndex: 'email' },
              {
                title: t('staff.link'),
                render: (_, { link }) => (
                  <Typography.Text copyable={{ text: address(link) }} ellipsis style={{ maxWidth: 340 }}>
                    {address(link)}
                  </Typography.Text>
                ),
              },
            ]}
          />
        </>
      )}
    </Modal>
  );
}
