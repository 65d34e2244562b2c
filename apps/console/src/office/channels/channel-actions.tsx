import { App, Button, Form, Modal, Popconfirm, Space } from 'antd';
import { useState } from 'react';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { QuietHours, quietInput, type QuietValues, quietValues } from '../../ui/quiet-hours';
import { useAction } from '../../ui/use-action';
import {
  type Channel,
  changeChannelDocument,
  replayChannelDocument,
  stopChannelDocument,
  testChannelDocument,
} from './documents';
import { EventChoice } from './event-choice';

interface Values extends QuietValues {
  readonly events: string[];
}

function ChangeChannel({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useT();
  const [form] = Form.useForm<Values>();
  const change = useAction(changeChannelDocument);
  async function save({ events, ...quiet }: Values) {
    if (await change.run({ input: { id: channel.id, events, ...quietInput(quiet) } })) onClose();
  }
  return (
    <Modal
      open
      title={channel.name}
      okText={t('common.save')}
      okButtonProps={{ loading: change.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={change.problem} />
      <Form
        form={form}
        layout="vertical"
        initialValues={{ events: [...channel.events], ...quietValues(channel) }}
        onFinish={(values) => void save(values)}
      >
        <Form.Item
          name="events"
          label={t('channels.events')}
          rules={[{ required: true, message: t('contracts.required') }]}
        >
          <EventChoice withShop={channel.withShop} />
        </Form.Item>
        <QuietHours />
      </Form>
    </Modal>
  );
}

/** Trying a channel, what is told there, sending again what did not arrive, and stopping it. */
export function ChannelActions({ channel }: { channel: Channel }) {
  const t = useT();
  const { message } = App.useApp();
  const [isChanging, setIsChanging] = useState(false);
  const test = useAction(testChannelDocument, { keepQueries: true });
  const replay = useAction(replayChannelDocument);
  const stop = useAction(stopChannelDocument);
  const input = { id: channel.id };
  async function tryOut() {
    const tried = await test.run({ input });
    if (!tried) return;
    const reason = tried.testChannel;
    if (reason) message.error(t('channels.testFailed', { reason }));
    else message.success(t('channels.testOk'));
  }
  return (
    <>
      <Space size={0} wrap>
        <Button type="link" size="small" loading={test.busy} onClick={() => void tryOut()}>
          {t('channels.test')}
        </Button>
        <Button type="link" size="small" onClick={() => setIsChanging(true)}>
          {t('channels.change')}
        </Button>
        {channel.dead > 0 && (
          <Button type="link" size="small" loading={replay.busy} onClick={() => void replay.run({ input })}>
            {t('channels.replay')}
          </Button>
        )}
        <Popconfirm
          title={t('channels.stopAsk', { name: channel.name })}
          onConfirm={() => stop.run({ input })}
        >
          <Button type="link" size="small" danger>
            {t('channels.stop')}
          </Button>
        </Popconfirm>
      </Space>
      <ProblemAlert problem={test.problem ?? replay.problem ?? stop.problem} />
      {isChanging && <ChangeChannel channel={channel} onClose={() => setIsChanging(false)} />}
    </>
  );
}
