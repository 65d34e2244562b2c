import { useState } from 'react';
import { useAccountT } from '../i18n/account';
import { ProblemBox } from '../light/light-ui';
import { type SentFile, sendFile } from '../session/send-file';

interface Props {
  readonly slug: string;
  readonly files: readonly SentFile[];
  readonly onChange: (change: (files: readonly SentFile[]) => readonly SentFile[]) => void;
}

/** Files that go with a message; each is sent as soon as it is chosen. */
export function MatterFiles({ slug, files, onChange }: Props) {
  const t = useAccountT();
  const [sending, setSending] = useState(0);
  const [problem, setProblem] = useState<unknown>(null);
  function send(chosen: readonly File[]) {
    setProblem(null);
    for (const file of chosen) {
      setSending((count) => count + 1);
      sendFile({ slug }, file)
        .then((sent) => onChange((before) => [...before, sent]), setProblem)
        .finally(() => setSending((count) => count - 1));
    }
  }
  return (
    <>
      <ProblemBox problem={problem} />
      {files.length > 0 && (
        <ul className="lp-list">
          {files.map(({ id, name }) => (
            <li key={id} className="lp-row">
              <span style={{ overflowWrap: 'anywhere' }}>{name}</span>
              <button
                type="button"
                className="lp-link"
                onClick={() => onChange((before) => before.filter((each) => each.id !== id))}
              >
                {t('matters.removeFile')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <label className="lp-button lp-button-plain lp-file">
        {sending > 0 ? t('matters.sending') : t('matters.attach')}
        <input
          type="file"
          multiple
          onChange={({ target }) => {
            send([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </label>
    </>
  );
}
