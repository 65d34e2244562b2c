import { useQuery } from '@apollo/client/react';
import { isStoreRole } from '@zuoxi/vocabulary';
import { Form, Input, Modal, Select } from 'antd';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { problemOf } from '../../ui/problem-of';
import { useRoleName } from '../../ui/role-name';
import { useAction } from '../../ui/use-action';
import { useEveryPage } from '../../ui/use-every-page';
import { useMarkedFields } from '../../ui/use-marked-fields';
import {
  addTeamDocument,
  changeTeamDocument,
  leaderChoicesDocument,
  type Team,
  teamAgentChoicesDocument,
} from './documents';

interface Values {
  readonly name: string;
  readonly memberId: string | null;
  readonly agentIds: string[];
}

/** What a team is called, who leads it, and who is in it. */
export function EditTeam({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const t = useT();
  const roleName = useRoleName();
  const [form] = Form.useForm<Values>();
  const members = useQuery(leaderChoicesDocument, { variables: { after: null } });
  const agents = useQuery(teamAgentChoicesDocument, { variables: { after: null } });
  const moreMembers = useEveryPage(members, members.data?.members.pageInfo);
  const moreAgents = useEveryPage(agents, agents.data?.agents.pageInfo);
  const unread = [members.error, moreMembers, agents.error, moreAgents].find(Boolean);
  const add = useAction(addTeamDocument);
  const change = useAction(changeTeamDocument);
  const problem = add.problem ?? change.problem;
  useMarkedFields(form, problem);
  async function submit({ memberId, ...rest }: Values) {
    if (!memberId) return;
    const values = { ...rest, memberId };
    const done = team
      ? await change.run({ input: { id: team.id, ...values } })
      : await add.run({ input: values });
    if (done) onClose();
  }
  const required = [{ required: true, message: t('contracts.required') }];
  const people = members.data?.members.edges
    .filter(({ node }) => node.active && !isStoreRole(node.role))
    .map(({ node }) => ({
      value: node.id,
      label: t('common.about', { what: node.name, more: roleName(node.role) }),
    }));
  return (
    <Modal
      open
      title={t(team ? 'teams.change' : 'teams.add')}
      okText={t('common.save')}
      confirmLoading={add.busy || change.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={problem ?? (unread ? problemOf(unread) : null)} />
      <Form
        form={form}
        layout="vertical"
        initialValues={
          team
            ? { name: team.name, memberId: team.memberId, agentIds: team.agents.map(({ id }) => id) }
            : { agentIds: [] }
        }
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="name" label={t('teams.name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="memberId" label={t('teams.leader')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} loading={members.loading} options={people} />
        </Form.Item>
        <Form.Item name="agentIds" label={t('teams.agents')} extra={t('teams.agentsHint')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            loading={agents.loading}
            options={agents.data?.agents.edges.map(({ node }) => ({
              value: node.id,
              label: t('common.about', { what: node.name, more: node.alias }),
            }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
