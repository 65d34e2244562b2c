import { useT } from '../i18n/office';

/** Where what a refusal speaks of is mended, by its code. */
const mends = {
  PRICE_BOOK_MISSING: { path: '/price-books', label: 'nav.priceBooks' },
  REPORT_DATA_MISSING: { path: '/imports', label: 'nav.imports' },
  ROSTER_HAS_BROKEN_RULES: { path: '/roster', label: 'nav.roster' },
  NO_AGENTS: { path: '/agents', label: 'nav.agents' },
  TOO_FEW_CERTIFIED: { path: '/agents', label: 'nav.agents' },
  TOO_FEW_HOURS: { path: '/agents', label: 'nav.agents' },
  NO_SHIFT_COVERS: { path: '/agents', label: 'nav.agents' },
  ACCOUNTS_UNMATCHED: { path: '/imports', label: 'imports.pending' },
  DAY_WITHOUT_CHATS: { path: '/imports', label: 'nav.imports' },
} as const;

type Mended = keyof typeof mends;

/** The way to where it is mended; nothing for a refusal that is mended where it is. */
export function MendLink({ code }: { code: string }) {
  const t = useT();
  if (!Object.hasOwn(mends, code)) return null;
  const { path, label } = mends[code as Mended];
  return (
    <a
      href={path}
      onClick={(event) => {
        event.preventDefault();
        // Asked for when it is pressed: pages outside the office have no router.
        void import('../shell/router').then(({ router }) => router.navigate({ to: path }));
      }}
    >
      {t('problem.mend', { where: t(label) })}
    </a>
  );
}
