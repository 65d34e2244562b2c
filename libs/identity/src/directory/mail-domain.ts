/** What stands behind the @. */
export const domainOf = (email: string): string => email.trim().toLowerCase().split('@').at(-1) ?? '';
