import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { today } from '../../format/dates';
import { useT } from '../../i18n/office';
import { ProblemAlert } from '../../ui/problem-alert';
import { useAction } from '../../ui/use-action';
import { exportSetupDocument } from './setup-documents';

/** The whole set-up as one file, to be kept, compared or taken elsewhere. */
export function ExportSetup() {
  const t = useT();
  const action = useAction(exportSetupDocument, { keepQueries: true });
  async function run() {
    const made = await action.run({});
    if (made) saveText(`zuoxi-setup-${today()}.json`, made.exportSetup);
  }
  return (
    <>
      <ProblemAlert problem={action.problem} onClose={action.clear} />
      <Button icon={<DownloadOutlined />} loading={action.busy} onClick={() => void run()}>
        {t('setup.export')}
      </Button>
    </>
  );
}

function saveText(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
