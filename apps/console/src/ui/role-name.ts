import { providerRoles, type Role, storeRoles } from '@zuoxi/vocabulary';
import { useT } from '../i18n/office';

export const roles: readonly Role[] = [...providerRoles, ...storeRoles];

/** A role in words; one that this version does not know prints as it is called. */
export function useRoleName(): (role: string) => string {
  const t = useT();
  return (role) => {
    const known = roles.find((each) => each === role);
    return known ? t(`role.${known}`) : role;
  };
}
