/**
 * The services, in the order of their migrations. Each has a folder in `libs`, a schema, an owner role and an
 * application role. Tools, lint, composition and the files that deploy them read this list.
 */
export const services = [
  'platform',
  'identity',
  'onboarding',
  'sales',
  'scheduling',
  'conversations',
  'reporting',
  'quality',
  'notifications',
] as const;
export type Service = (typeof services)[number];
/** A service with an API of its own. */
export type ApiService = Exclude<Service, 'platform'>;

export const appRole = (service: Service): string => `zuoxi_${service}`;
export const ownerRole = (service: Service): string => `zuoxi_${service}_owner`;

/** The one login of a co-located process: it owns nothing, inherits nothing and must choose a service's role. */
export const loginRole = 'zuoxi_app';
/** The login of a process that runs one service alone: it may take on that service's role, and no other's. */
export const serviceLogin = (service: Service): string => `zuoxi_${service}_login`;
/** What the job system itself runs as. */
export const jobsRole = 'zuoxi_jobs';
