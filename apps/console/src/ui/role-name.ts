import { useQuery } from '@apollo/client/react';
import { shippedRoles } from '@zuoxi/vocabulary';
import { useT } from '../i18n/office';
import { roleNamesDocument } from './choices';

/** Every role that there is by its name: the shipped ones, and the provider's own as far as one may know of them. */
export function useRoles(): {
  own: readonly string[];
  all: readonly string[];
  nameOf: (role: string) => string;
} {
  const t = useT();
  const { data } = useQuery(roleNamesDocument);
  const names = new Map(data?.roleNames.map(({ code, name }) => [code, name]));
  const nameOf = (role: string) => {
    const known = shippedRoles.find((each) => each === role);
    return known
      ? t(`role.${known}`)
      : (names.get(role) ?? (role.startsWith('own:') ? t('roles.gone') : role));
  };
  const own = [...names.keys()];
  return { own, all: [...shippedRoles, ...own], nameOf };
}

/** A role in words; one that this version does not know prints as it is called. */
export const useRoleName = (): ((role: string) => string) => useRoles().nameOf;
